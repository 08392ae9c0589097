using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>The query filters of a model.</summary>
internal static class EntityQueryFilters
{
    public static IEnumerable<LambdaExpression> On(IEntityType type) => type.GetQueryFilter() is { } filter ? [filter] : [];

    /// <summary>The names of the filters; empty for the one without a name.</summary>
    public static IEnumerable<string> NamesOn(IEntityType type) => AreOn(type) ? [""] : [];

    public static bool AreOn(IEntityType type) => type.GetQueryFilter() is not null;
}
