using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>The row of an instance as it was before the changes.</summary>
internal abstract class FormerRow(IEntityType entityType)
{
    public IEntityType EntityType { get; } = entityType;

    /// <summary>Whether there is a row whose values are known.</summary>
    public virtual bool IsKnown => true;

    /// <summary>Whether there is no row yet.</summary>
    public virtual bool IsNew => false;

    public static FormerRow Of(object instance)
    {
        if (InstanceTracking.LiveContextOf(instance) is { } context)
        {
            return Doubts.OfTracked(instance, context) is null
                ? TrackedRow.Of(context, instance)
                : new UnknownRow(EntityTypes.Of(context, instance), isNew: false);
        }

        var memory = InstanceMemory.Find(instance);
        if (memory is { IsStale: false })
            return new RememberedRow(memory);
        var type = memory?.EntityType ?? BoundTypes.Of(EntityTypes.ClassOf(instance));
        return new UnknownRow(type, memory is null && EntityKeys.NewnessOf(instance, type) == Newness.New);
    }

    /// <summary>The value of a column; null where it is not known.</summary>
    public abstract object? Value(IProperty property);

    /// <summary>The elements of a list of complex members; null where they are not known.</summary>
    public virtual IList? List(IComplexProperty list) => null;

    /// <summary>The value that a shadow property has now.</summary>
    public abstract object? CurrentShadow(IProperty property, object instance);

    /// <summary>Whether a foreign key was changed after its reference, so that the save goes by the key.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="present">What it holds now.</param>
    public virtual bool IsKeyNewer(INavigation reference, object? present) => false;

    /// <summary>What a relation or an owned member held.</summary>
    public abstract IReadOnlyList<object> Targets(INavigationBase navigation);

    /// <summary>The row of what an owned member held; null if nothing is known of it.</summary>
    public abstract FormerRow? Owned(object instance);
}
