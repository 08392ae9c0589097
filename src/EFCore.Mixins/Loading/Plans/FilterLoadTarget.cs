using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Sorting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>The to-one relations that a filter and an order use.</summary>
internal sealed class FilterLoadTarget(object? where, IReadOnlyList<string> orderBy) : LoadTarget
{
    public override string Text => "FromFilter(…)";

    public override bool IsFixed => where is null;

    public override IReadOnlyList<RelationPath> Resolve(IEntityType type, LoadProblemCollector problems)
    {
        var found = new FilterProblemCollector();
        var paths = new UsedRelationCollector();
        var root = RowVariable.Root(type);
        if (where is not null)
        {
            var tree = FilterTreeReader.Read(where, problems.Settings.Limits.MaxConditions);
            new FilterBinder(problems.Settings, found, paths).Bind(tree, root);
        }

        new SortKeyBinder(problems.Settings.Limits, found, RowExpressionReader.Database, paths).Bind(orderBy, root);
        foreach (var problem in found)
            problems.AddOnce(problem);
        return paths.All;
    }
}
