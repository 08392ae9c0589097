using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>
///     The row according to the original values in the context that tracks the instance. Related rows are found by foreign keys, so that
///     EF does not detect changes.
/// </summary>
internal sealed class TrackedRowValues(EntityEntry entry) : FormerRowValues(entry.Metadata)
{
    private readonly PropertyValues originals = entry.OriginalValues;

    public static FormerRowValues Of(DbContext context, object instance) => Of(QuietEntries.Of(context, instance));

    public override object? Value(IProperty property)
        => EntityTypeLayout.Of(EntityType).Optional is []
            || OptionalComplexMembers.Around(property).All(part => OptionalPartValues.WasThere(entry, part))
            ? originals[property]
            : null;

    public override IList? List(IComplexProperty list) => ComplexListValues.Get(originals, list);

    public override object? CurrentShadow(IProperty property, object instance) => entry.Property(property).CurrentValue;

    /// <summary>EF has detected the present reference, but not yet the foreign key.</summary>
    public override bool IsKeyNewer(INavigation reference, object? present)
        => ReferenceEquals(ChangeTrackerAccess.Known(entry.Navigation(reference.Name)) is [var held] ? held : null, present)
            && reference.ForeignKey.Properties.Any(column
                => !column.GetValueComparer().Equals(ChangeTrackerAccess.Known(entry, column), entry.Property(column).CurrentValue));

    public override IReadOnlyList<object> Targets(INavigationBase navigation)
        => navigation switch
        {
            ISkipNavigation links => [.. Links(links)],
            INavigation { IsOnDependent: true } reference => Principal(reference),
            INavigation { ForeignKey: var key }
                => [.. Find(key.DeclaringEntityType, key.Properties, Values(entry, key.PrincipalKey.Properties))],
            _ => [],
        };

    public override FormerRowValues? Owned(object instance) => Of(QuietEntries.Of(entry.Context, instance));

    private static FormerRowValues Of(EntityEntry entry)
        => entry.State is EntityState.Added or EntityState.Detached
            ? new UnknownRowValues(entry.Metadata, isNew: true)
            : new TrackedRowValues(entry);

    /// <summary>
    ///     The tracked instance of the foreign key, else the untracked one that the reference had. Empty if the reference has been cleared.
    /// </summary>
    private List<object> Principal(INavigation reference)
    {
        var (key, values) = (reference.ForeignKey, Values(entry, reference.ForeignKey.Properties));
        var tracked = Find(key.PrincipalEntityType, key.PrincipalKey.Properties, values).ToList();
        if (reference.IsShadowProperty())
            return tracked;
        var held = ChangeTrackerAccess.Known(entry.Navigation(reference.Name));
        return tracked.Count == 0 ? [.. held.Where(one => ForeignKeyValues.AreEqual(values, ForeignKeyValues.KeyOf(one, key), key))]
            : held.Count == 0 && MemberAccess.Get(reference, entry.Entity) is null ? []
            : tracked;
    }

    private IEnumerable<object> Links(ISkipNavigation links)
    {
        var (key, inverse) = (links.ForeignKey, links.Inverse.ForeignKey);
        return Rows(links.JoinEntityType, key.Properties, Values(entry, key.PrincipalKey.Properties))
            .SelectMany(row => Find(links.TargetEntityType, inverse.PrincipalKey.Properties, Values(row, inverse.Properties)));
    }

    private IEnumerable<object> Find(IEntityType type, IReadOnlyList<IProperty> properties, object?[] values)
        => values.Contains(null) ? [] : Rows(type, properties, values).Select(row => row.Entity);

    /// <summary>The tracked entries whose original rows have the values.</summary>
    private IEnumerable<EntityEntry> Rows(IEntityType type, IReadOnlyList<IProperty> properties, object?[] values)
        => QuietEntries.All(entry.Context).Where(row =>
            row.State is not EntityState.Added
            && type.IsAssignableFrom(row.Metadata)
            && KeyValueComparer.AreEqual(Values(row, properties), values, properties));

    private static object?[] Values(EntityEntry row, IReadOnlyList<IProperty> properties)
        => [.. properties.Select(property => row.Property(property).OriginalValue)];
}
