using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Versions;

/// <summary>EF's support of lists of complex members.</summary>
internal static class ComplexListValues
{
    /// <summary>The elements in the row.</summary>
    public static IList? Get(PropertyValues values, IComplexProperty list) => values[list];

    /// <summary>Makes the next save write the list.</summary>
    public static void MarkModified(EntityEntry entry, IComplexProperty list)
    {
        var member = list.DeclaringType is IComplexType { ComplexProperty: var outer }
            ? MemberOf(entry, outer).ComplexCollection(list)
            : entry.ComplexCollection(list);
        member.IsModified = true;
    }

    private static ComplexPropertyEntry MemberOf(EntityEntry entry, IComplexProperty member)
        => member.DeclaringType is IComplexType { ComplexProperty: var outer }
            ? MemberOf(entry, outer).ComplexProperty(member)
            : entry.ComplexProperty(member);
}
