using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1001 // an entry of the tracker costs an object more than EF's own

namespace EFCore.Mixins.Instances;

/// <summary>The row of an instance as the database last gave or took it, and what its relations held then.</summary>
internal sealed class RowSnapshot
{
    private readonly EntityTypeLayout layout;
    private readonly OriginalValuesRow row;
    private readonly RowSnapshotParts? parts;
    private readonly object?[]? related;

    private RowSnapshot(EntityTypeLayout layout, InternalEntityEntry entry, ContextLease? source, SavedRelationTargets? filter, object holder)
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

    /// <summary>Another context that has taken the instance since, the first of them.</summary>
    public ContextLease? TakenBy { get; set; }

    /// <summary>Whether another context has taken the instance since: keys and shadow values hold, the rest may not.</summary>
    public bool IsStale => TakenBy is not null;

    /// <summary>Reads the original values of a tracked instance.</summary>
    /// <param name="entry">The entry of the instance.</param>
    /// <param name="layout">The layout of its entity type.</param>
    /// <param name="source">The context that has read or written the row.</param>
    /// <param name="filter">What of its relations has a row; null for all.</param>
    /// <param name="holder">The instance whose relations are remembered; null for the tracked one.</param>
    public static RowSnapshot Of(InternalEntityEntry entry, EntityTypeLayout layout, ContextLease? source, SavedRelationTargets? filter, object? holder = null)
        => new(layout, entry, source, filter, holder ?? entry.Entity);

    /// <summary>The remembered value of a column, found by name when another model reads it.</summary>
    public bool TryValue(IProperty property, out object? value)
    {
        var index = IndexOf(property);
        value = index < 0 || IsMissing(layout.Properties[index]) ? null
            : parts?.Values is { } values ? values[index]
            : row[layout.Properties[index]];
        return index >= 0;
    }

    private bool IsMissing(IProperty column) => parts is { Missing: { Length: > 0 } missing } && OptionalComplexMembers.Around(column).Any(missing.Contains);

    /// <summary>Whether the row had a complex member that may be null.</summary>
    public bool Has(IComplexProperty part) => parts is null || !Array.Exists(parts.Missing, known => IsSame(known, part));

    /// <summary>The place of a column; in most cases it is one of the same model.</summary>
    private int IndexOf(IProperty property)
        => Array.IndexOf(layout.Properties, property) is >= 0 and var index ? index : Array.FindIndex(layout.Properties, known => IsSame(known, property));

    /// <summary>The elements that a list of complex members had.</summary>
    public bool TryList(IComplexProperty list, out IList? elements)
    {
        var index = Array.FindIndex(layout.Lists, known => IsSame(known, list));
        elements = index < 0 ? null : parts?.Lists[index];
        return index >= 0;
    }

    /// <summary>Whether the remembered foreign key points to <paramref name="principal"/>.</summary>
    public bool PointsTo(IForeignKey foreignKey, object principal)
        => ForeignKeyValues.AreEqual(Values(foreignKey.Properties), ForeignKeyValues.KeyOf(principal, foreignKey), foreignKey);

    /// <summary>The remembered values of some columns; null for those that another model has.</summary>
    public object?[] Values(IReadOnlyList<IProperty> properties) => [.. properties.Select(property => TryValue(property, out var value) ? value : null)];

    /// <summary>What a reference held: the instance, or null.</summary>
    public object? Reference(INavigationBase navigation) => Related(navigation);

    /// <summary>What a collection held.</summary>
    public IReadOnlyList<object> Collection(INavigationBase navigation) => Related(navigation) as object[] ?? [];

    /// <summary>What a relation held.</summary>
    public IReadOnlyList<object> Targets(INavigationBase navigation)
        => navigation.IsCollection ? Collection(navigation)
            : Reference(navigation) is { } target ? [target]
            : [];

    /// <summary>Whether a relation held an instance.</summary>
    public bool Holds(INavigationBase navigation, object target)
        => Related(navigation) switch
        {
            null => false,
            object[] held when navigation.IsCollection => Array.Exists(held, other => ReferenceEquals(other, target)),
            var held => ReferenceEquals(held, target),
        };

    /// <summary>Whether the relation held nothing.</summary>
    public bool IsEmpty(INavigationBase navigation) => Related(navigation) is null;

    /// <summary>Whether that relation of the layout held nothing, so that whether it was loaded does not show.</summary>
    public bool IsEmpty(int relation) => related?[relation] is null;

    /// <summary>What the relations hold; null, and no array for each of many rows, where that is nothing.</summary>
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
