using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Reads entries without making EF detect changes, which could track related instances.</summary>
internal static class QuietEntries
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

    /// <summary>Whether EF has loaded a relation.</summary>
    public static bool IsLoaded(EntityEntry entry, INavigationBase relation)
    {
        using (new QuietTracker(entry.Context.ChangeTracker))
            return entry.Navigation(relation).IsLoaded;
    }

    /// <summary>The column of an entity or of one of its complex members.</summary>
    public static PropertyEntry Column(EntityEntry entry, IProperty column)
        => column.DeclaringType is IComplexType { ComplexProperty: var member }
            ? Member(entry, member).Property(column)
            : entry.Property(column);

    /// <summary>A complex member of an entity or of another complex member.</summary>
    public static ComplexPropertyEntry Member(EntityEntry entry, IComplexProperty member)
        => member.DeclaringType is IComplexType { ComplexProperty: var outer }
            ? Member(entry, outer).ComplexProperty(member)
            : entry.ComplexProperty(member);

    public static PropertyEntry Property(EntityEntry entry, IProperty column)
    {
        using (new QuietTracker(entry.Context.ChangeTracker))
            return entry.Property(column);
    }
}
