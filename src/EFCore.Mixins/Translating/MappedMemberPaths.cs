using System.Globalization;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>The entity type of a table, and the members that are mapped to its columns.</summary>
internal sealed record MappedMemberPaths(IEntityType? EntityType, IReadOnlyList<IReadOnlyList<MappedMemberPath>> Members)
{
    public IReadOnlyList<string> Names => [.. Members.Select(paths => paths[0].Name)];

    public static MappedMemberPaths Of(ITable? table, IReadOnlyList<IColumn> columns, IReadOnlyList<EntityEntry> entries)
    {
        if (table is null)
            return new MappedMemberPaths(null, []);
        var members = columns.Select(column => MembersOf(table, column, entries)).ToList();
        return members is [] || members.Any(paths => paths is [])
            ? new MappedMemberPaths(RowTypeOf(table), [])
            : new MappedMemberPaths(members.Select(RootOf).Aggregate((one, other) => one.IsAssignableFrom(other) ? other : one), members);
    }

    /// <summary>The values of the members as text; empty unless one entry has all of them.</summary>
    public IReadOnlyList<string> ValuesIn(IReadOnlyList<EntityEntry> entries)
    {
        var values = Members.Select(paths => ValueIn(entries, paths)).OfType<string>().ToList();
        return values.Count == Members.Count ? values : [];
    }

    /// <summary>
    ///     The members that the column can be mapped to: several only if sibling types share it with one name, none if that is ambiguous.
    /// </summary>
    private static List<MappedMemberPath> MembersOf(ITable table, IColumn column, IReadOnlyList<EntityEntry> entries)
    {
        var paths = column.PropertyMappings.Select(mapping => mapping.Property).Distinct()
            .Select(property => MappedMemberPath.Of(table, property))
            .GroupBy(path => (path.Depth, IsGuest: table.GetRowInternalForeignKeys(path.Root).Any()))
            .MinBy(group => group.Key)?.ToList() ?? [];
        if (paths.Select(path => path.Name).Distinct().Count() > 1)
            paths.RemoveAll(path => !entries.Any(entry => path.Root.IsAssignableFrom(entry.Metadata)));
        return paths.Select(path => path.Name).Distinct().Count() == 1 ? paths : [];
    }

    private static IEntityType RootOf(IReadOnlyList<MappedMemberPath> paths)
        => paths.Select(path => path.Root).Aggregate((one, other) => (IEntityType?)one.FindClosestCommonParent(other) ?? one);

    /// <summary>The entity type of the table's rows; null if there are several.</summary>
    private static IEntityType? RowTypeOf(ITable table)
    {
        var types = table.EntityTypeMappings.Select(mapping => mapping.TypeBase).OfType<IEntityType>().ToList();
        types.RemoveAll(type => table.GetRowInternalForeignKeys(type).Any());
        return types.Where(type => !types.Any(other => other == type.BaseType)).Take(2).ToList() is [var root] ? root : null;
    }

    private static string? ValueIn(IReadOnlyList<EntityEntry> entries, IReadOnlyList<MappedMemberPath> paths)
    {
        var found = from entry in entries
                    from path in paths
                    where ((IEntityType)path.Property.DeclaringType.ContainingEntityType).IsAssignableFrom(entry.Metadata)
                    select (entry, path.Property);
        return found.Take(2).ToList() is [var (row, property)] ? Text(QuietEntries.Column(row, property).CurrentValue) : null;
    }

    private static string Text(object? value)
        => value is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"'{value}'");
}
