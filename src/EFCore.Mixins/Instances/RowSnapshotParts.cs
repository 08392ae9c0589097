using System.Collections;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // an entry of the tracker costs an object more than EF's own

namespace EFCore.Mixins.Instances;

/// <summary>What is remembered of few rows: columns that EF does not keep together, lists of complex members, and members that were null.</summary>
/// <param name="Values">The columns; null where EF keeps the row.</param>
/// <param name="Lists">The lists of complex members.</param>
/// <param name="Missing">The complex members that the row did not have.</param>
internal sealed record RowSnapshotParts(object?[]? Values, IList?[] Lists, IComplexProperty[] Missing)
{
    public static RowSnapshotParts Of(InternalEntityEntry entry, EntityTypeLayout layout, bool hasRow)
    {
        var row = new EntityEntry(entry);
        var originals = hasRow && layout.Lists is [] ? null : row.OriginalValues;
        return new RowSnapshotParts(
            hasRow ? null : Array.ConvertAll(layout.Properties, property => originals![property]), // read where the row is not kept
            layout.Lists is [] ? [] : Array.ConvertAll(layout.Lists, list => ComplexListValues.Get(originals!, list)), // read where there are lists
            OptionalComplexMembers.MissingOriginally(row));
    }
}
