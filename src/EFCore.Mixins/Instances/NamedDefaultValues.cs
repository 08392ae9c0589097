using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;

namespace EFCore.Mixins.Instances;

/// <summary>
///     The columns of new instances that were set by name to the value that EF treats as "not set", such as 0 if the database default is 5.
///     The caller wants this value, so the database's default is not used.
/// </summary>
internal static class NamedDefaultValues
{
    private static readonly ModelCache<IEntityType, IProperty[]> Defaults
        = new("EFCore.Mixins:Defaults", static type => [.. type.GetFlattenedProperties().Where(HasDefault)]);

    /// <summary>Records a value that was set by name.</summary>
    public static void Mark(object instance, IProperty column, object? value)
    {
        if (HasDefault(column) && Equals(value, column.Sentinel))
            Mark(instance, column);
    }

    /// <summary>Adds a new row without values of EF's generators for named columns.</summary>
    public static void Add(EntityEntry entry)
    {
        List<PropertyEntry>? named = null;
        if (InstanceRecords.NotesOf(entry.Entity)?.NamedColumns is { } names)
        {
            named =
            [
                .. Defaults.Of(entry.Metadata)
                    .Select(column => QuietEntries.Column(entry, column))
                    .Where(value => IsNamed(names, value.Metadata, value.CurrentValue)),
            ];
        }

        entry.State = EntityState.Added;
        foreach (var value in named ?? [])
            value.CurrentValue = value.Metadata.Sentinel;
    }

    /// <summary>Marks the columns to be written for new rows. EF resets this before each save.</summary>
    public static void Write(IEnumerable<IUpdateEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.EntityState == EntityState.Added && Defaults.Of(entry.EntityType) is { Length: > 0 } columns)
                Write(entry, columns);
        }
    }

    private static void Write(IUpdateEntry entry, IProperty[] columns)
    {
        if (InstanceRecords.NotesOf(entry.ToEntityEntry().Entity)?.NamedColumns is not { } names)
            return;
        foreach (var column in columns)
        {
            if (column.ValueGenerated.HasFlag(ValueGenerated.OnAdd) && IsNamed(names, column, entry.GetCurrentValue(column)))
                entry.SetStoreGeneratedValue(column, column.Sentinel);
        }
    }

    private static bool IsNamed(HashSet<string> names, IProperty column, object? value)
        => names.Contains(ComplexMemberPaths.Of(column)) && Equals(value, column.Sentinel);

    private static void Mark(object instance, IProperty column)
    {
        var notes = InstanceRecords.Of(instance).WritableNotes();
        notes.NamedColumns = [.. notes.NamedColumns ?? [], ComplexMemberPaths.Of(column)];
    }

    private static bool HasDefault(IProperty column)
        => (column.ValueGenerated.HasFlag(ValueGenerated.OnAdd) || column.GetValueGeneratorFactory() is not null)
            && !column.IsKey()
            && column.GetBeforeSaveBehavior() == PropertySaveBehavior.Save;
}
