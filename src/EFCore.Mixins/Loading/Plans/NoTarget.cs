using EFCore.Mixins.Filtering;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Something that is no plan, kept so that it is reported together with every other problem.</summary>
internal sealed class NoTarget(string problem) : LoadTarget
{
    public override string Text => "";

    public override IReadOnlyList<LoadPath> Resolve(IEntityType type, LoadProblems problems)
    {
        problems.Fail(FilterProblemKind.NotARelation, "", problem);
        return [];
    }
}
