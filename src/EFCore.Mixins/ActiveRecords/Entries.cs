using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Looks at entries without making EF look for changes, which could track related instances.</summary>
internal static class Entries
{
    public static EntityEntry Of(DbContext context, object instance)
    {
        using (new QuietTracker(context.ChangeTracker))
            return context.Entry(instance);
    }

    public static IReadOnlyList<EntityEntry> All(DbContext context)
    {
        using (new QuietTracker(context.ChangeTracker))
            return [.. context.ChangeTracker.Entries()];
    }
}
