using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>The query filters of a model.</summary>
internal static class EntityQueryFilters
{
    public static IEnumerable<LambdaExpression> On(IEntityType type)
        => type.GetDeclaredQueryFilters().Select(filter => filter.Expression).OfType<LambdaExpression>();

    /// <summary>The names of the filters; empty for the one without a name.</summary>
    public static IEnumerable<string> NamesOn(IEntityType type)
        => type.GetDeclaredQueryFilters().Select(filter => filter.Key ?? "").Order(StringComparer.Ordinal);

    public static bool AreOn(IEntityType type) => type.GetDeclaredQueryFilters().Count > 0;
}
