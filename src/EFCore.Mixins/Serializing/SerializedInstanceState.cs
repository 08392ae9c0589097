using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>
///     The state of an instance besides its members, from the context that tracks it or from its snapshot. Reads nothing from the
///     database.
/// </summary>
internal sealed class SerializedInstanceState(object instance, IEntityType type)
{
    private bool isSought;
    private EntityEntry? entry;
    private RowSnapshot? memory;

    /// <summary>
    ///     The entity type of an instance: from the model of the context that tracks it, else from its snapshot, else from the bound model.
    /// </summary>
    public static IEntityType TypeOf(object instance)
        => InstanceTracking.LiveContextOf(instance) is { } context
            ? EntityTypeFinder.Of(context, instance)
            : RowSnapshots.Find(instance)?.EntityType ?? BoundEntityTypes.Of(EntityTypeFinder.ClassOf(instance));

    /// <summary>The value of a column or part; false for a shadow property without a known value.</summary>
    public bool TryRead(SerializedMember member, out object? value)
    {
        value = member.Get(instance);
        return !member.IsShadow || (member.Column is { } column && TryShadow(column, out value));
    }

    /// <summary>The target of a relation; false if it is not loaded.</summary>
    public bool TryRelated(SerializedMember member, out object? value)
    {
        // a relation is a navigation
        var relation = member.Relation!;
        value = member.Get(instance);
        return !IsEmpty(value) || IsFlagged(relation) || LoadedRelationMarks.IsMarked(instance, relation) || IsKnownEmpty(relation);
    }

    /// <summary>The value of a computed property; false if it reads a relation that is not loaded.</summary>
    public bool TryHybrid(SerializedMember member, out object? value)
    {
        value = null;
        if (!member.Needs.All(IsLoaded))
            return false;
        try
        {
            value = member.Get(instance);
        }
        catch (NullReferenceException) when (member.Needs.Count > 0)
        {
            // through a missing relation the value is null, as in the database
        }

        return true;
    }

    /// <summary>The values of the foreign key or key; null if one of them is not known.</summary>
    public object?[]? Values(IReadOnlyList<IProperty> properties)
    {
        var values = new object?[properties.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryColumn(properties[i], out values[i]))
                return null;
        }

        return values;
    }

    /// <summary>Whether the instance was never saved, according to its key.</summary>
    public bool IsNew()
    {
        Seek();
        if (entry is not null)
            return entry.State is EntityState.Added;
        return memory is null
            && !type.IsOwned()
            && type.FindPrimaryKey() is { } key
            && !key.Properties.Any(part => part.IsShadowProperty())
            && InstanceKeyValues.NewnessOf(instance, type) is InstanceNewness.New;
    }

    /// <summary>Whether all relations of a path are loaded, as far as it has rows.</summary>
    private bool IsLoaded(INavigationBase[] path)
    {
        var member = SerializedTypeMembers.Of(type).Relations.Concat(SerializedTypeMembers.Of(type).Parts)
            .FirstOrDefault(member => member.Name == path[0].Name);
        if (member?.Relation is not { } relation)
            return false;
        if (!TryRelated(member, out var target) && member.Kind is SerializedMemberKind.Relation)
            return false;
        return path.Length == 1
            || target is null
            || relation.IsCollection
            || new SerializedInstanceState(target, EntityTypeFinder.Of(relation, target)).IsLoaded(path[1..]);
    }

    private static bool IsEmpty(object? value)
        => value switch
        {
            null => true,
            ICollection collection => collection.Count == 0,
            IEnumerable elements => !elements.Cast<object>().Any(),
            _ => false,
        };

    /// <summary>A reference is empty if its foreign key is null. Other relations are empty if the row is new.</summary>
    private bool IsKnownEmpty(INavigationBase relation)
        => relation is INavigation { IsOnDependent: true } reference
            ? Values(reference.ForeignKey.Properties) is { } values
                && (values.Contains(null) || (IsNew() && reference.ForeignKey.Properties.Zip(values).All(IsUnset)))
            : IsNew();

    private static bool IsUnset((IProperty Property, object? Value) part) => InstanceKeyValues.IsUnset(part.Value, part.Property);

    private bool IsFlagged(INavigationBase relation)
    {
        Seek();
        return entry is not null && QuietEntries.IsLoaded(entry, relation);
    }

    private bool TryColumn(IProperty column, out object? value)
    {
        value = column.IsShadowProperty() ? null : MemberAccess.Get(column, instance);
        return !column.IsShadowProperty() || TryShadow(column, out value);
    }

    private bool TryShadow(IProperty column, out object? value)
    {
        Seek();
        if (column == type.FindDiscriminatorProperty())
        {
            value = type.GetDiscriminatorValue();
            return true;
        }

        if (entry is null)
            return PendingShadowValues.TryGet(instance, column, out value) || (memory is not null && memory.TryValue(column, out value));
        var property = QuietEntries.Property(entry, column);
        value = property.CurrentValue;
        return !property.IsTemporary;
    }

    private void Seek()
    {
        if (isSought)
            return;
        isSought = true;
        if (InstanceTracking.LiveContextOf(instance) is { } context
            && QuietEntries.Of(context, instance) is var live
            && live.Metadata == type)
            entry = live;
        memory = RowSnapshots.Find(instance);
    }
}
