using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>Complex members are never null on EF 9.</summary>
internal static class OptionalPartValues
{
    /// <summary>Whether the row had the member.</summary>
    public static bool WasThere(EntityEntry entry, IComplexProperty part) => true;
}
