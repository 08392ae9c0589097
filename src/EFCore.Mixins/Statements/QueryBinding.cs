using System.Linq.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Inspecting;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Sorting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements;

/// <summary>Turns filters and sort keys into LINQ for one entity type.</summary>
/// <param name="entityType">The entity type that names are resolved against.</param>
/// <param name="settings">The limits and operators.</param>
/// <param name="context">The context of the query; null for a statement, which becomes a context's own when it runs.</param>
internal sealed class QueryBinding(IEntityType entityType, FilterSettings settings, DbContext? context)
{
    /// <summary>The binding for a query: by its context, or for a statement by the model that the class is bound to.</summary>
    public static QueryBinding Of<T>(IQueryable<T> source)
        where T : class
        => Statement.ContextOf(source) is { } context
            ? new(EntityTypes.Of(context.Model, typeof(T)), MixinsOptions.Of(context).Filtering, context)
            : new(EntityTypes.Of<T>(), ContextBindings.Of(typeof(T)).Options.Filtering, context: null);

    /// <summary>The binding for expressions that leave the library.</summary>
    public static QueryBinding OfBound<T>()
        where T : class
        => Of(Statement.Create<T>());

    public IQueryable<T> Apply<T>(IQueryable<T> source, object? where, IEnumerable<string>? orderBy)
        where T : class
    {
        var root = Row.Root(entityType);
        var problems = new FilterProblems();
        var predicate = where is null ? ConstantNode.True : new FilterBinder(settings, problems).Bind(FilterReader.Read(where), root);
        var keys = orderBy is null ? [] : new SortBinder(settings.Limits, problems).Bind(orderBy, root);
        problems.ThrowIfAny(entityType.ClrType);
        var filtered = predicate == ConstantNode.True ? source : source.Where(Lambda<T>(predicate, root));
        return Ordering.Apply(filtered, Localize(keys));
    }

    public Expression<Func<T, bool>> Predicate<T>(object? where)
        where T : class
    {
        var root = Row.Root(entityType);
        var problems = new FilterProblems();
        var predicate = where is null ? ConstantNode.True : new FilterBinder(settings, problems).Bind(FilterReader.Read(where), root);
        problems.ThrowIfAny(entityType.ClrType);
        return Lambda<T>(predicate, root);
    }

    public IReadOnlyList<OrderKey> Keys(IEnumerable<string> orderBy)
    {
        ArgumentNullException.ThrowIfNull(orderBy);
        var problems = new FilterProblems();
        var keys = new SortBinder(settings.Limits, problems).Bind(orderBy, Row.Root(entityType));
        problems.ThrowIfAny(entityType.ClrType);
        return Localize(keys);
    }

    public IQueryable<T> ThenByKey<T>(IQueryable<T> source)
        where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var key = entityType.FindPrimaryKey()?.Properties ?? [];
        return Ordering.Complete(source, [.. key.Select(property => new OrderKey(Expression.Lambda(new Member(property).On(row), row), IsDescending: false))]);
    }

    private Expression<Func<T, bool>> Lambda<T>(Node predicate, Row root)
        => (Expression<Func<T, bool>>)Localize(Expression.Lambda<Func<T, bool>>(predicate.Build(RowValues.Of(root, root.Parameter)), root.Parameter));

    private IReadOnlyList<OrderKey> Localize(IReadOnlyList<OrderKey> keys)
        => context is null ? keys : [.. keys.Select(key => key with { Expression = (LambdaExpression)Localize(key.Expression) })];

    private Expression Localize(Expression expression)
        => context is null ? expression : Localizer.Localize(expression, context);
}
