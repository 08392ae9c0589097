using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>What EF tells of the filters of a model.</summary>
internal static class QueryFilters
{
    public static bool AreOn(IEntityType type) => type.GetQueryFilter() is not null;
}
