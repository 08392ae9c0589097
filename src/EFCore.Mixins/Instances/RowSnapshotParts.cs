using System.Collections;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // a public entry costs one object more than EF's internal one

namespace EFCore.Mixins.Instances;

/// <summary>
///     Rarely needed parts of a snapshot: columns that EF does not store together, lists of complex members, and members that were null.
/// </summary>
/// <param name="Values">The columns; null if EF has the row.</param>
/// <param name="Lists">The lists of complex members.</param>
/// <param name="Missing">The complex members that were null in the row.</param>
internal sealed record RowSnapshotParts(object?[]? Values, IList?[] Lists, IComplexProperty[] Missing)
{
    public static RowSnapshotParts Of(InternalEntityEntry entry, EntityTypeLayout layout, bool hasRow)
    {
        var row = new EntityEntry(entry);
        var originals = hasRow && layout.Lists is [] ? null : row.OriginalValues;
        var values = hasRow ? null : Array.ConvertAll(layout.Properties, property => originals![property]); // read if the row is not kept

        // read if there are lists
        var lists = layout.Lists is [] ? [] : Array.ConvertAll(layout.Lists, list => ComplexListValues.Get(originals!, list));
        return new RowSnapshotParts(values, lists, OptionalComplexMembers.MissingOriginally(row));
    }
}
