using EFCore.Mixins.Filtering;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>A value that is no plan. It is kept so that it is reported together with all other problems.</summary>
internal sealed class InvalidLoadTarget(string problem) : LoadTarget
{
    public override string Text => "";

    public override IReadOnlyList<RelationPath> Resolve(IEntityType type, LoadProblemCollector problems)
    {
        problems.Fail(FilterProblemKind.NotARelation, "", problem);
        return [];
    }
}
