using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>The hybrid properties of a type: the one place where they come into rows, models and descriptions.</summary>
internal static class HybridMembers
{
    public static IEnumerable<RowMember> Of(ITypeBase type) => [];
}
