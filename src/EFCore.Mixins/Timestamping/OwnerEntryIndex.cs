using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>Finds the owners of owned entries by key, because the member of a removed one is already empty.</summary>
internal sealed class OwnerEntryIndex(DbContext context)
{
    private readonly Dictionary<IForeignKey, Dictionary<object?[], EntityEntry>> owners = [];

    /// <summary>The tracked owner of <paramref name="owned"/>, or null.</summary>
    public EntityEntry? Find(EntityEntry owned, IForeignKey ownership)
    {
        if (!owners.TryGetValue(ownership, out var known))
            owners.Add(ownership, known = Read(ownership));
        return known.GetValueOrDefault(Key(owned, ownership.Properties));
    }

    private Dictionary<object?[], EntityEntry> Read(IForeignKey ownership)
    {
        var key = ownership.PrincipalKey.Properties;
        var found = new Dictionary<object?[], EntityEntry>(new KeyValueComparer(key));
        foreach (var entry in QuietEntries.All(context))
        {
            if (ownership.PrincipalEntityType.IsAssignableFrom(entry.Metadata))
                found[Key(entry, key)] = entry;
        }

        return found;
    }

    private static object?[] Key(EntityEntry entry, IReadOnlyList<IProperty> properties)
        => [.. properties.Select(property => entry.Property(property).CurrentValue)];
}
