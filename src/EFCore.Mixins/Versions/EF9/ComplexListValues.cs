using System.Collections;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>EF Core 9 does not map lists of complex members, so no model has one.</summary>
internal static class ComplexListValues
{
    public static IList? Get(PropertyValues values, IComplexProperty list) => throw new UnreachableException();

    public static void MarkModified(EntityEntry entry, IComplexProperty list) => throw new UnreachableException();
}
