using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Sorting;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements;

/// <summary>Turns filters, sort keys and load plans into LINQ for one entity type.</summary>
/// <param name="entityType">The entity type in which names are resolved.</param>
/// <param name="settings">The limits and operators.</param>
/// <param name="reader">Builds the expressions that read rows in the database or in memory.</param>
/// <param name="rewrite">Rewrites expressions for the place where they run. A statement is rewritten when it runs.</param>
internal sealed class StatementBinding(
    IEntityType entityType,
    FilterBindingSettings settings,
    RowExpressionReader reader,
    Func<Expression, Expression> rewrite)
{
    /// <summary>
    ///     The binding for a query, by the model of its context. A statement or a list in memory uses the model that the class is bound to.
    /// </summary>
    /// <exception cref="UnmappedEntityException">The row type is no entity class, for example after a projection.</exception>
    public static StatementBinding Of<T>(IQueryable<T> source)
        where T : class
    {
        try
        {
            return QueryableOrigins.ContextOf(source) is { } context
                ? new(
                    EntityTypeFinder.Of(context, typeof(T)),
                    FilterBindingSettings.Of(context),
                    RowExpressionReader.Database,
                    expression => ContextRewriter.RewritePart(expression, context))
                : source is EnumerableQuery ? OfMemory<T>()
                : OfStatement<T>();
        }
        catch (UnmappedEntityException unmapped)
        {
            throw new UnmappedEntityException(unmapped.EntityClass, unmapped.Contexts, isFiltered: true);
        }
    }

    /// <summary>The binding for expressions that leave the library, in the dialect of the provider that the class is bound to.</summary>
    public static StatementBinding OfBound<T>()
        where T : class
    {
        var (model, _, dialect, hasMixins) = ContextBindings.Of(typeof(T));
        return OfBound<T>(expression =>
        {
            var expanded = new ComputedMemberRewriter(model).Visit(expression);
            return dialect.OrderKey(new DialectRewriter(dialect, hasMixins).Visit(expanded));
        });
    }

    /// <summary>The statement of a filter, an order and a plan.</summary>
    public static IQueryable<T> Query<T>(object? where, IEnumerable<string>? orderBy, LoadPlan? load)
        where T : class
    {
        var binding = OfStatement<T>();
        IReadOnlyList<string> order = orderBy is null ? [] : [.. orderBy.Take(binding.MostOrders)];
        var bound = binding.Bind(where, order, load);
        return Statement.Create(
            binding.Type,
            (IQueryable<T> source) => binding.Apply(source, bound),
            tree => new BoundStatement(bound.Root, bound.Filter, order, bound.Loads, tree));
    }

    public IQueryable<T> Apply<T>(IQueryable<T> source, object? where, IEnumerable<string>? orderBy, LoadPlan? load)
        where T : class
        => Apply(source, Bind(where, orderBy, load));

    private IQueryable<T> Apply<T>(IQueryable<T> source, BoundParts bound)
        where T : class
    {
        var filtered = bound.Filter == ConstantFilterNode.True ? source : source.Where(Lambda<T>(bound.Filter, bound.Root));
        var rows = QueryableOrdering.Apply(filtered, bound.Order);
        return source is EnumerableQuery ? rows : rows.Load(bound.Loads);
    }

    private BoundParts Bind(object? where, IEnumerable<string>? orderBy, LoadPlan? load)
    {
        var root = RowVariable.Root(entityType, settings.Subqueries);
        var problems = new FilterProblemCollector();
        var bound = new BoundParts(
            root,
            Bind(where, root, problems),
            Bind(orderBy, root, problems),
            load?.Bind(entityType, settings, problems) ?? []);
        problems.ThrowIfAny(entityType.ClrType);
        return bound;
    }

    public Expression<Func<T, bool>> Predicate<T>(object? where)
        where T : class
    {
        var root = RowVariable.Root(entityType, settings.Subqueries);
        var problems = new FilterProblemCollector();
        var predicate = Bind(where, root, problems);
        problems.ThrowIfAny(entityType.ClrType);
        return Lambda<T>(predicate, root);
    }

    public IReadOnlyList<OrderKey> Keys(IEnumerable<string> orderBy)
    {
        ArgumentNullException.ThrowIfNull(orderBy);
        var problems = new FilterProblemCollector();
        var keys = Bind(orderBy, RowVariable.Root(entityType), problems);
        problems.ThrowIfAny(entityType.ClrType);
        return keys;
    }

    public IQueryable<T> ThenByKey<T>(IQueryable<T> source)
        where T : class
        => HasReadableKey ? PrimaryKeyOrder.Complete(source, entityType) : source;

    /// <summary>Whether the key of rows can be read. Objects in memory with shadow keys keep the order of their list.</summary>
    private bool HasReadableKey
        => reader != RowExpressionReader.Memory
            || entityType.FindPrimaryKey()?.Properties.All(property => !property.IsShadowProperty()) != false;

    private IEntityType Type => entityType;

    /// <summary>One more sort key than is allowed, so that a longer or infinite list is rejected.</summary>
    private int MostOrders => ListValueReader.Beyond(settings.Limits.MaxConditions);

    private static StatementBinding OfMemory<T>()
        where T : class
    {
        var bound = ContextBindings.Find(typeof(T));
        var filtering = bound?.Filtering ?? FilterBindingSettings.Default;
        var type = bound?.Model.FindEntityType(typeof(T)) ?? ObjectTypeOf(typeof(T));
        return new(
            type,
            filtering with { RunsRegexes = true, IsInMemory = true },
            RowExpressionReader.Memory,
            new InMemoryRegexRewriter(filtering.Limits.MaxRegexTime).Visit);
    }

    private static IEntityType ObjectTypeOf(Type type)
        => type.IsInterface || type == typeof(object) || typeof(IEnumerable).IsAssignableFrom(type)
            ? throw new UnmappedEntityException(type, [], isFiltered: true)
            : InMemoryObjectModel.Of(type);

    private static StatementBinding OfStatement<T>()
        where T : class
        => OfBound<T>(expression => expression);

    private static StatementBinding OfBound<T>(Func<Expression, Expression> rewrite)
        where T : class
    {
        var (model, filtering, _, _) = ContextBindings.Of(typeof(T));
        var type = model.FindEntityType(typeof(T))!; // the bound model maps the class
        return new(type, filtering, RowExpressionReader.Database, rewrite);
    }

    private FilterNode Bind(object? where, RowVariable root, FilterProblemCollector problems)
        => where is null
            ? ConstantFilterNode.True
            : new FilterBinder(settings, problems).Bind(FilterTreeReader.Read(where, settings.Limits.MaxConditions), root);

    private IReadOnlyList<OrderKey> Bind(IEnumerable<string>? orderBy, RowVariable root, FilterProblemCollector problems)
        => orderBy is null ? []
            : [.. new SortKeyBinder(settings.Limits, problems, reader)
                .Bind(orderBy, root)
                .Select(key => key with { Expression = (LambdaExpression)rewrite(key.Expression) })];

    private Expression<Func<T, bool>> Lambda<T>(FilterNode predicate, RowVariable root)
    {
        var condition = predicate.Build(RowVariableValues.Of(root, reader));
        return (Expression<Func<T, bool>>)rewrite(Expression.Lambda<Func<T, bool>>(condition, root.Parameter));
    }

    private sealed record BoundParts(RowVariable Root, FilterNode Filter, IReadOnlyList<OrderKey> Order, IReadOnlyList<LoadNode> Loads);
}
