using System.Collections;
using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>What EF tells of lists of complex members.</summary>
internal static class ComplexListValues
{
    /// <summary>The elements that the row holds.</summary>
    public static IList? Get(PropertyValues values, IComplexProperty list) => values[list];

    /// <summary>Lets the next save write the list.</summary>
    public static void MarkModified(EntityEntry entry, IComplexProperty list) => EntryOf(list, entry).IsModified = true;

    private static ComplexCollectionEntry EntryOf(IComplexProperty list, EntityEntry entry)
        => list.DeclaringType is IComplexType { ComplexProperty: var outer }
            ? Entries.Member(entry, outer).ComplexCollection(list)
            : entry.ComplexCollection(list);
}
