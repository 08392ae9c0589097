using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Vocabulary;

namespace EFCore.Mixins;

/// <summary>The members of <see cref="IQueryMixin"/>, and <c>ApplyQuery</c> for any query.</summary>
[StatementBuilder]
public static partial class Querying
{
    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>
        ///     The names that filters can start with: columns, complex members, relations and computed members, as written in keys.
        /// </summary>
        public static IReadOnlyList<string> FilterableAttributes => FilterableAttributes<T>();

        /// <summary>The names that sort keys can start with, as written in keys.</summary>
        public static IReadOnlyList<string> SortableAttributes => SortableAttributes<T>();

        /// <summary>Creates a statement of all rows.</summary>
        /// <exception cref="NoContextException">No factory is bound to the class, and no ambient context maps it.</exception>
        public static IQueryable<T> Select() => Statement.Create<T>();

        /// <summary>
        ///     Creates a statement from a filter and an order. It is built without a connection, and runs when it is awaited or enumerated.
        /// </summary>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="orderBy">Sort keys: <c>["user___name", "-id"]</c>.</param>
        /// <param name="load">The relations to load: <c>["user", "comments.author"]</c>.</param>
        /// <exception cref="FilterException">The filter, the order or the plan is invalid. The exception lists every problem.</exception>
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> Query(object? where = null, IEnumerable<string>? orderBy = null, LoadPlan? load = null)
            => StatementBinding.Query<T>(where, orderBy, load);

        /// <summary>
        ///     Creates a statement from a filter, an order and the relations in a lambda: <c>load: plan => plan.Joined(p => p.User)</c>.
        /// </summary>
        /// <inheritdoc cref="Query{T}(object, IEnumerable{string}, LoadPlan)" />
        public static IQueryable<T> Query(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null)
            => StatementBinding.Query<T>(where, orderBy, load is null ? null : LoadPlan<T>.Build(load));

        /// <summary>Creates a statement from a lambda, an order and a plan.</summary>
        /// <inheritdoc cref="Query{T}(object, IEnumerable{string}, LoadPlan)" />
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> Query(Expression<Func<T, bool>>? where, IEnumerable<string>? orderBy = null, LoadPlan? load = null)
            => (where is null ? Statement.Create<T>() : Statement.Create<T>().Where(where)).ApplyQuery(orderBy: orderBy, load: load);

        /// <summary>Creates a statement from a lambda, an order and the relations in a second lambda.</summary>
        /// <inheritdoc cref="Query{T}(object, IEnumerable{string}, LoadPlan)" />
        public static IQueryable<T> Query(
            Expression<Func<T, bool>>? where,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null)
            => Query(where, orderBy, load is null ? null : LoadPlan<T>.Build(load));

        /// <summary>
        ///     Creates a statement of the rows that match a filter: an anonymous object, a dictionary or a <see cref="Filter" />.
        /// </summary>
        /// <exception cref="FilterException">The filter is invalid. The exception lists every problem.</exception>
        public static IQueryable<T> Where(object where)
        {
            ArgumentNullException.ThrowIfNull(where);
            return StatementBinding.Query<T>(where, null, null);
        }

        /// <summary>Creates a statement of the rows that match a lambda.</summary>
        public static IQueryable<T> Where(Expression<Func<T, bool>> where)
            => Statement.Create<T>().Where(where);

        /// <summary>Creates a statement of all rows in an order: <c>Post.OrderBy("user___name", "-id")</c>.</summary>
        /// <exception cref="FilterException">A sort key is invalid. The exception lists every problem.</exception>
        public static IQueryable<T> OrderBy(params IEnumerable<string> orderBy)
            => StatementBinding.Query<T>(null, orderBy, null);

        /// <summary>Returns the expression of a filter, for LINQ queries with the bound context's provider.</summary>
        /// <exception cref="FilterException">The filter is invalid. The exception lists every problem.</exception>
        public static Expression<Func<T, bool>> FilterExpression(object? where)
            => StatementBinding.OfBound<T>().Predicate<T>(where);

        /// <summary>Returns the expressions of sort keys. A nullable key is preceded by one for the position of nulls.</summary>
        /// <exception cref="FilterException">A sort key is invalid. The exception lists every problem.</exception>
        public static IReadOnlyList<OrderKey> OrderExpressions(params IEnumerable<string> orderBy)
            => StatementBinding.OfBound<T>().Keys(orderBy);
    }

    extension<T>(IQueryable<T> source)
        where T : class
    {
        /// <summary>
        ///     Filters and sorts any query of an entity class (a statement, a query of a context, or an in-memory list), and loads related
        ///     rows.
        /// </summary>
        /// <remarks>
        ///     A list is filtered as the database would, including null relations, and text is compared ordinally. It has no shadow
        ///     properties, and no relations are loaded.
        /// </remarks>
        /// <param name="where">An anonymous object, a dictionary or a <see cref="Filter" />; null for every row.</param>
        /// <param name="orderBy">Sort keys: <c>["user___name", "-id"]</c>; they replace any earlier order.</param>
        /// <param name="load">The relations to load: <c>["user", "comments.author"]</c>; they are added to earlier ones.</param>
        /// <exception cref="FilterException">The filter, the order or the plan is invalid. The exception lists every problem.</exception>
        [OverloadResolutionPriority(1)]
        public IQueryable<T> ApplyQuery(object? where = null, IEnumerable<string>? orderBy = null, LoadPlan? load = null)
        {
            ArgumentNullException.ThrowIfNull(source);
            return StatementBinding.Of(source).Apply(source, where, orderBy, load);
        }

        /// <summary>
        ///     Filters and sorts any query of an entity class, and loads the relations in a lambda:
        ///     <c>load: plan => plan.Joined(p => p.User)</c>.
        /// </summary>
        /// <inheritdoc cref="ApplyQuery{T}(IQueryable{T}, object, IEnumerable{string}, LoadPlan)" />
        public IQueryable<T> ApplyQuery(
            object? where = null,
            IEnumerable<string>? orderBy = null,
            Func<LoadPlan<T>, LoadPlan<T>>? load = null)
            => source.ApplyQuery(where, orderBy, load is null ? null : LoadPlan<T>.Build(load));

        /// <summary>Adds the primary key to an order, so that pages never overlap. Without an order, the key is the order.</summary>
        public IQueryable<T> ThenByKey()
        {
            ArgumentNullException.ThrowIfNull(source);
            return StatementBinding.Of(source).ThenByKey(source);
        }
    }

    /// <summary>
    ///     The names that filters of <typeparamref name="T" /> can start with: columns, complex members, relations and computed members.
    /// </summary>
    public static IReadOnlyList<string> FilterableAttributes<T>()
        where T : class, IQueryMixin
        => [.. EntityMemberTable.Of(BoundEntityTypes.Of<T>()).All.Select(member => member.Key)];

    /// <summary>The names that sort keys of <typeparamref name="T" /> can start with.</summary>
    public static IReadOnlyList<string> SortableAttributes<T>()
        where T : class, IQueryMixin
        => [.. EntityMemberTable
            .Of(BoundEntityTypes.Of<T>()).All
            .Where(member => member.ValueType is not null)
            .Select(member => member.Key)];
}
