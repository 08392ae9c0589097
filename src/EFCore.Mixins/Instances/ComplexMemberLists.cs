using System.Collections;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Lists of complex members. Their elements have no identity, so they are compared by position and value.</summary>
internal static class ComplexMemberLists
{
    public static bool AreEqual(IComplexProperty list, IList? original, IList? current)
    {
        if (original is null || current is null || original.Count != current.Count)
            return original is null && current is null;
        for (var i = 0; i < original.Count; i++)
        {
            if (!AreEqual(list.ComplexType, original[i], current[i]))
                return false;
        }

        return true;
    }

    /// <summary>Marks lists that differ from the snapshot as modified.</summary>
    public static void MarkChanged(EntityEntry entry, RowSnapshot memory)
    {
        foreach (var list in EntityTypeLayout.Of(entry.Metadata).Lists)
        {
            if (memory.TryList(list, out var original) && !AreEqual(list, original, MemberAccess.Within(list, entry.Entity) as IList))
                ComplexListValues.MarkModified(entry, list);
        }
    }

    private static bool AreEqual(IComplexType type, object? original, object? current)
    {
        if (original is null || current is null)
            return original is null && current is null;
        return type.GetProperties().All(property => property.GetValueComparer().Equals(
            MemberAccess.Get(property, original),
            MemberAccess.Get(property, current)))
            && type.GetComplexProperties().All(member => AreEqual(
                member,
                MemberAccess.Get(member, original),
                MemberAccess.Get(member, current)));
    }

    private static bool AreEqual(IComplexProperty member, object? original, object? current)
        => member.IsCollection ? AreEqual(member, original as IList, current as IList) : AreEqual(member.ComplexType, original, current);
}
