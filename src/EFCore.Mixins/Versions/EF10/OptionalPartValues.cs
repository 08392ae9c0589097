using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // EF tells of lists of complex members only in public whether they were null

namespace EFCore.Mixins.Versions;

/// <summary>What EF tells of complex members that may be null.</summary>
internal static class OptionalPartValues
{
    /// <summary>Whether the row had the member.</summary>
    public static bool WasThere(InternalEntityEntry entry, IComplexProperty part) => entry.GetOriginalValue(part) is not null;

    /// <summary>Takes what the instance holds for what the row holds.</summary>
    public static void Accept(InternalEntityEntry entry) => entry.AcceptChanges();
}
