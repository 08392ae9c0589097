using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Sorting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>The to-one relations that a filter and an order use.</summary>
internal sealed class FilterTarget(object? where, IReadOnlyList<string> orderBy) : LoadTarget
{
    public override string Text => "FromFilter(…)";

    public override bool IsFixed => where is null;

    public override IReadOnlyList<LoadPath> Resolve(IEntityType type, LoadProblems problems)
    {
        var found = new FilterProblems();
        var paths = new UsedRelations();
        var root = Row.Root(type);
        if (where is not null)
            new FilterBinder(problems.Settings, found, paths).Bind(FilterReader.Read(where, problems.Settings.Limits.MaxConditions), root);
        new SortBinder(problems.Settings.Limits, found, RowReader.Database, paths).Bind(orderBy, root);
        foreach (var problem in found)
            problems.AddOnce(problem);
        return paths.All;
    }
}
