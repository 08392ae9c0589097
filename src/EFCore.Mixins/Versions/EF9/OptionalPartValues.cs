using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // as on EF 10

namespace EFCore.Mixins.Versions;

/// <summary>Complex members are never null on EF 9.</summary>
internal static class OptionalPartValues
{
    /// <summary>Whether the row had the member.</summary>
    public static bool WasThere(InternalEntityEntry entry, IComplexProperty part) => true;

    /// <summary>Takes what the instance holds for what the row holds.</summary>
    public static void Accept(InternalEntityEntry entry) => entry.AcceptChanges();
}
