using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Refreshing;

/// <summary>Reads rows with optional complex members.</summary>
internal static class OptionalPartReader
{
    /// <summary>
    ///     Reads the row of an entity with such members, for which EF's reload fails if one is null. False if there is no row.
    /// </summary>
    public static async Task<bool> ReloadAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        var type = entry.Metadata;
        IPropertyBase[] members = [.. type.GetProperties().Where(property => !property.IsPrimaryKey()), .. type.GetComplexProperties()];
        var key = InstanceKeyValues.Of(type).Properties.Select(property => entry.Property(property).OriginalValue).ToArray();
        var found = await EntityKeyQueries
            .Of(type)
            .MembersAsync(entry.Context, type, key, members, cancellationToken)
            .ConfigureAwait(false);
        if (found is not { } values)
            return false;
        foreach (var (member, value) in members.Zip(values))
        {
            if (member.IsShadowProperty())
                entry.Property(member.Name).CurrentValue = value;
            else
                MemberAccess.Put(member, entry.Entity, value);
        }

        entry.DetectChanges();
        ChangeTrackerAccess.Accept(entry);
        return true;
    }
}
