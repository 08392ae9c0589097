using System.Linq.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Sorting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Binds the conditions and the order of a filtered load to the related entity type.</summary>
internal sealed class CollectionSelectionBinder(LoadProblemCollector problems)
{
    /// <summary>The selection of a line for its relation; null if it has none.</summary>
    public CollectionSelection? Bind(LoadPlanEntry entry, INavigationBase relation)
    {
        if (entry.Target.Selection == CollectionSelection.Whole && entry.Where is null && entry.OrderBy is null)
            return null;
        if (!relation.IsCollection)
            return Fail(
                $"'{relation.Name}' leads to one row at most, which has no order and comes with no conditions; " +
                "filter the statement instead");
        if (relation.TargetEntityType.IsOwned())
            return Fail($"'{relation.Name}' is owned and comes whole with its owner; leave its conditions out");
        return Bind(entry, RowVariable.Root(relation.TargetEntityType, problems.Settings.Subqueries));
    }

    private CollectionSelection Bind(LoadPlanEntry entry, RowVariable row)
    {
        var found = new FilterProblemCollector();
        var conditions = Conditions(entry.Where, row, found);
        var order = new SortKeyBinder(problems.Settings.Limits, found, RowExpressionReader.Database).Bind(entry.OrderBy ?? [], row);
        foreach (var problem in found)
            problems.Add(problem);
        var written = entry.Target.Selection;
        return written with
        {
            Conditions = [.. written.Conditions, .. conditions],
            Order = entry.OrderBy is null ? written.Order : order,
        };
    }

    // c => c.Score > value
    private IEnumerable<LambdaExpression> Conditions(object? where, RowVariable row, FilterProblemCollector found)
    {
        if (where is null)
            return [];
        var tree = FilterTreeReader.Read(where, problems.Settings.Limits.MaxConditions);
        var predicate = new FilterBinder(problems.Settings, found).Bind(tree, row);
        return predicate == ConstantFilterNode.True
            ? []
            : [Expression.Lambda(predicate.Build(RowVariableValues.Of(row, RowExpressionReader.Database)), row.Parameter)];
    }

    private CollectionSelection? Fail(string reason)
    {
        problems.Fail(FilterProblemKind.LoadShape, "", reason);
        return null;
    }
}
