using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>The row of an instance as it was before the changes.</summary>
internal abstract class FormerRowValues(IEntityType entityType)
{
    public IEntityType EntityType { get; } = entityType;

    /// <summary>Whether there is a row whose values are known.</summary>
    public virtual bool IsKnown => true;

    /// <summary>Whether there is no row yet.</summary>
    public virtual bool IsNew => false;

    public static FormerRowValues Of(object instance)
    {
        if (InstanceTracking.LiveContextOf(instance) is { } context)
        {
            return DoubtfulInstances.OfTracked(instance, context) is null
                ? TrackedRowValues.Of(context, instance)
                : new UnknownRowValues(EntityTypeFinder.Of(context, instance), isNew: false);
        }

        var memory = RowSnapshots.Find(instance);
        if (memory is { IsStale: false })
            return new SnapshotRowValues(memory);
        var type = memory?.EntityType ?? BoundEntityTypes.Of(EntityTypeFinder.ClassOf(instance));
        return new UnknownRowValues(type, memory is null && InstanceKeyValues.NewnessOf(instance, type) == InstanceNewness.New);
    }

    /// <summary>The value of a column; null where it is not known.</summary>
    public abstract object? Value(IProperty property);

    /// <summary>The elements of a list of complex members; null where they are not known.</summary>
    public virtual IList? List(IComplexProperty list) => null;

    /// <summary>The value that a shadow property has now.</summary>
    public abstract object? CurrentShadow(IProperty property, object instance);

    /// <summary>Whether a foreign key was changed after its reference, so that the save uses the key.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="present">What it holds now.</param>
    public virtual bool IsKeyNewer(INavigation reference, object? present) => false;

    /// <summary>What a relation or an owned member held.</summary>
    public abstract IReadOnlyList<object> Targets(INavigationBase navigation);

    /// <summary>The row of what an owned member held; null if nothing is known of it.</summary>
    public abstract FormerRowValues? Owned(object instance);
}
