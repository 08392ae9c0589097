using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // the public API reports only whether a list of complex members was null

namespace EFCore.Mixins.Versions;

/// <summary>EF's support of complex members that may be null.</summary>
internal static class OptionalPartValues
{
    /// <summary>Whether the row had the member.</summary>
    public static bool WasThere(EntityEntry entry, IComplexProperty part) => entry.GetInfrastructure().GetOriginalValue(part) is not null;
}
