using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // a public entry costs one object more than EF's internal one

namespace EFCore.Mixins.Instances;

/// <summary>The row of an instance when it was last read or written, with the content of its relations.</summary>
internal sealed class RowSnapshot
{
    private readonly EntityTypeLayout layout;
    private readonly OriginalValuesRow row;
    private readonly RowSnapshotParts? parts;
    private readonly object?[]? related;

    private RowSnapshot(
        EntityTypeLayout layout,
        InternalEntityEntry entry,
        ContextLease? source,
        SavedRelationTargets? filter,
        object holder)
    {
        this.layout = layout;
        Source = source;
        row = layout.HasOriginals ? OriginalValuesRow.Of(entry) : default;
        parts = row.IsKept && layout is { Lists: [], Optional: [] } ? null : RowSnapshotParts.Of(entry, layout, hasRow: row.IsKept);
        related = Related(holder, layout.Navigations, filter);
    }

    public IEntityType EntityType => layout.Type;

    /// <summary>The context that read or wrote the row.</summary>
    public ContextLease? Source { get; }

    /// <summary>The first other context that has tracked the instance since.</summary>
    public ContextLease? TakenBy { get; set; }

    /// <summary>
    ///     Whether another context has tracked the instance since. Keys and shadow values are valid, other values may not be.
    /// </summary>
    public bool IsStale => TakenBy is not null;

    /// <summary>Reads the original values of a tracked instance.</summary>
    /// <param name="entry">The entry of the instance.</param>
    /// <param name="layout">The layout of its entity type.</param>
    /// <param name="source">The context that has read or written the row.</param>
    /// <param name="filter">Selects the related instances that have a row; null for all.</param>
    /// <param name="holder">The instance whose relations are remembered; null for the tracked one.</param>
    public static RowSnapshot Of(
        InternalEntityEntry entry,
        EntityTypeLayout layout,
        ContextLease? source,
        SavedRelationTargets? filter,
        object? holder = null)
        => new(layout, entry, source, filter, holder ?? entry.Entity);

    /// <summary>The remembered value of a column, found by name for another model.</summary>
    public bool TryValue(IProperty property, out object? value)
    {
        var index = IndexOf(property);
        value = index < 0 || IsMissing(layout.Properties[index]) ? null
            : parts?.Values is { } values ? values[index]
            : row[layout.Properties[index]];
        return index >= 0;
    }

    private bool IsMissing(IProperty column)
        => parts is { Missing: { Length: > 0 } missing } && OptionalComplexMembers.Around(column).Any(missing.Contains);

    /// <summary>Whether a nullable complex member was set in the row.</summary>
    public bool Has(IComplexProperty part) => parts is null || !Array.Exists(parts.Missing, known => IsSame(known, part));

    /// <summary>The index of a column, which is usually from the same model.</summary>
    private int IndexOf(IProperty property)
        => Array.IndexOf(layout.Properties, property) is >= 0 and var index
            ? index
            : Array.FindIndex(layout.Properties, known => IsSame(known, property));

    /// <summary>The remembered elements of a list of complex members.</summary>
    public bool TryList(IComplexProperty list, out IList? elements)
    {
        var index = Array.FindIndex(layout.Lists, known => IsSame(known, list));
        elements = index < 0 ? null : parts?.Lists[index];
        return index >= 0;
    }

    /// <summary>Whether the remembered foreign key references <paramref name="principal"/>.</summary>
    public bool PointsTo(IForeignKey foreignKey, object principal)
        => ForeignKeyValues.AreEqual(Values(foreignKey.Properties), ForeignKeyValues.KeyOf(principal, foreignKey), foreignKey);

    /// <summary>The remembered values of some columns; null for columns of another model.</summary>
    public object?[] Values(IReadOnlyList<IProperty> properties)
        => [.. properties.Select(property => TryValue(property, out var value) ? value : null)];

    /// <summary>The remembered instance of a reference, or null.</summary>
    public object? Reference(INavigationBase navigation) => Related(navigation);

    /// <summary>The remembered content of a collection.</summary>
    public IReadOnlyList<object> Collection(INavigationBase navigation) => Related(navigation) as object[] ?? [];

    /// <summary>The remembered content of a relation.</summary>
    public IReadOnlyList<object> Targets(INavigationBase navigation)
        => navigation.IsCollection ? Collection(navigation)
            : Reference(navigation) is { } target ? [target]
            : [];

    /// <summary>Whether a relation contained an instance.</summary>
    public bool Holds(INavigationBase navigation, object target)
        => Related(navigation) switch
        {
            null => false,
            object[] held when navigation.IsCollection => Array.Exists(held, other => ReferenceEquals(other, target)),
            var held => ReferenceEquals(held, target),
        };

    /// <summary>Whether the relation was empty.</summary>
    public bool IsEmpty(INavigationBase navigation) => Related(navigation) is null;

    /// <summary>Whether that relation of the layout was empty, so that the instance does not show whether it was loaded.</summary>
    public bool IsEmpty(int relation) => related?[relation] is null;

    /// <summary>The content of the relations; null if all are empty, to avoid an array for each row.</summary>
    private static object?[]? Related(object entity, INavigationBase[] navigations, SavedRelationTargets? filter)
    {
        object?[]? related = null;
        for (var i = 0; i < navigations.Length; i++)
        {
            if (Copy(navigations[i], entity, filter) is { } held)
                (related ??= new object?[navigations.Length])[i] = held;
        }

        return related;
    }

    private static object? Copy(INavigationBase navigation, object entity, SavedRelationTargets? filter)
    {
        if (filter is null)
            return Copy(navigation, entity);
        if (navigation.TargetEntityType.IsOwned())
            return filter.TryOwned(navigation, entity, out var owned) ? owned : Copy(navigation, entity);
        object[] held = [.. MemberAccess.Targets(navigation, entity).Where(target => filter.Holds(navigation, entity, target))];
        return held.Length == 0 ? null : navigation.IsCollection ? held : held[0];
    }

    private static object? Copy(INavigationBase navigation, object entity)
        => MemberAccess.Get(navigation, entity) switch
        {
            ICollection { Count: 0 } when navigation.IsCollection => null,
            IEnumerable elements when navigation.IsCollection => elements.Cast<object>().ToArray() is { Length: > 0 } held ? held : null,
            var reference => reference,
        };

    private static bool IsSame(IPropertyBase known, IPropertyBase property)
        => ReferenceEquals(known, property)
            || (known.Name == property.Name && known.DeclaringType.Name == property.DeclaringType.Name);

    private object? Related(INavigationBase navigation)
    {
        if (related is null)
            return null;
        var index = Array.FindIndex(
            layout.Navigations,
            known => ReferenceEquals(known, navigation) || known.Name == navigation.Name);
        return index < 0 ? null : related[index];
    }
}
