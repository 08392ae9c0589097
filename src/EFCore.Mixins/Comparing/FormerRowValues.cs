using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>The row of an instance before the changes.</summary>
internal abstract class FormerRowValues(IEntityType entityType)
{
    public IEntityType EntityType { get; } = entityType;

    /// <summary>Whether the values of the row are known.</summary>
    public virtual bool IsKnown => true;

    /// <summary>Whether the row does not exist yet.</summary>
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

    /// <summary>The value of a column; null if it is not known.</summary>
    public abstract object? Value(IProperty property);

    /// <summary>The elements of a list of complex members; null if they are not known.</summary>
    public virtual IList? List(IComplexProperty list) => null;

    /// <summary>The present value of a shadow property.</summary>
    public abstract object? CurrentShadow(IProperty property, object instance);

    /// <summary>Whether a foreign key was changed after its reference, so that the save uses the key.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="present">Its present target.</param>
    public virtual bool IsKeyNewer(INavigation reference, object? present) => false;

    /// <summary>The former targets of a relation or an owned member.</summary>
    public abstract IReadOnlyList<object> Targets(INavigationBase navigation);

    /// <summary>The row of a former target of an owned member; null if it is not known.</summary>
    public abstract FormerRowValues? Owned(object instance);
}
