using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Keys;

/// <summary>
///     The tables of the rows of an entity type. There are several if a hierarchy or an entity is split over them. EF deletes from those
///     only row by row.
/// </summary>
internal sealed class EntityRowTables
{
    private static readonly ModelCache<IEntityType, EntityRowTables> OfTypes
        = new("EFCore.Mixins:RowTables", static type => new EntityRowTables(type));
    private readonly IEntityType type;
    private readonly (ITable Table, int Depth)[] tables;

    private EntityRowTables(IEntityType type)
    {
        this.type = type;
        var all = type.GetDerivedTypesInclusive()
            .SelectMany(derived => derived.GetTableMappings())
            .Select(mapping => mapping.Table)
            .Distinct()
            .ToList();
        tables = [.. all.Select(table => (Table: table, Depth: Depth(table, all))).OrderByDescending(item => item.Depth)];
        IsOne = tables is [var (only, _)] && !IsShared(only);
    }

    /// <summary>Whether EF deletes the rows with one statement.</summary>
    public bool IsOne { get; }

    public static EntityRowTables Of(IEntityType type) => OfTypes.Of(type);

    /// <summary>Throws if the entity type has no separate rows.</summary>
    public void EnsureRows()
    {
        if (tables is [])
            throw new InvalidOperationException($"'{type.ClrType.Name}' can't be destroyed: the model maps it to no table.");
        if (type.GetForeignKeys().Any(IsWithinRow))
            throw new InvalidOperationException(
                $"'{type.ClrType.Name}' can't be destroyed: it is a part of the row of another entity, which would be deleted, too. "
                + $"Read it and call '{nameof(ActiveRecord.DeleteAsync)}', which clears its columns.");
    }

    /// <summary>Deletes rows by key, starting with the tables that refer to other tables of the same rows.</summary>
    /// <returns>The number of rows, each counted once.</returns>
    public async Task<int> DeleteAsync(DbContext context, IKey key, IEnumerable<object?[]> keys, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var chunk in KeyPredicateBuilder.Chunks(key, keys))
        {
            foreach (var (table, depth) in tables)
            {
                var deleted = await DeleteAsync(context, table, key, chunk, cancellationToken).ConfigureAwait(false);
                count += depth == 0 ? deleted : 0;
            }
        }

        return count;
    }

    // DELETE FROM "Cats" WHERE "Id" IN (@k0, @k1)
    private static async Task<int> DeleteAsync(
        DbContext context,
        ITable table,
        IKey key,
        object?[][] keys,
        CancellationToken cancellationToken)
    {
        var names = context.GetService<ISqlGenerationHelper>();
        var at = StoreObjectIdentifier.Table(table.Name, table.Schema);
        var command = context.Database.GetDbConnection().CreateCommand(); // creates the provider's parameters
        await using (command.ConfigureAwait(false))
        {
            var parameters = new List<object>();
            var condition = key.Properties is [var only]
                ? $"{NameOf(only)} IN ({string.Join(", ", keys.Select(values => Add(only, values[0])))})"
                : string.Join(" OR ", keys.Select(values => string.Join(
                    " AND ",
                    key.Properties.Select((property, i) => $"{NameOf(property)} = {Add(property, values[i])}"))));
            var sql = $"DELETE FROM {names.DelimitIdentifier(table.Name, table.Schema)} WHERE {condition}";
            return await context.Database.ExecuteSqlRawAsync(Escape(sql), parameters, cancellationToken).ConfigureAwait(false);

            string NameOf(IProperty property) => names.DelimitIdentifier(property.GetColumnName(at) ?? property.GetColumnName());

            string Add(IProperty property, object? value)
            {
                var name = names.GenerateParameterName($"k{parameters.Count}");
                parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, name, value, nullable: false));
                return name;
            }
        }
    }

    /// <summary>EF reads braces as placeholders of parameters.</summary>
    private static string Escape(string sql)
        => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>The number of other tables of the same rows on the way from the table to the first one.</summary>
    private static int Depth(ITable table, List<ITable> all)
        => table.ForeignKeyConstraints
            .Where(constraint => constraint.PrincipalTable != table
                && all.Contains(constraint.PrincipalTable)
                && IsKey(table, constraint.Columns))
            .Select(constraint => 1 + Depth(constraint.PrincipalTable, all))
            .DefaultIfEmpty(0)
            .Max();

    private static bool IsKey(ITable table, IReadOnlyList<IColumn> columns) => table.PrimaryKey?.Columns.SequenceEqual(columns) == true;

    /// <summary>Whether a foreign key refers from a part of a row to the entity of that row.</summary>
    private bool IsWithinRow(IForeignKey key)
        => !key.IsOwnership
            && key.PrincipalEntityType.GetRootType() != type.GetRootType()
            && key.Properties.SequenceEqual(InstanceKeyValues.Of(type).Properties)
            && key.PrincipalEntityType.GetTableMappings().Any(mapping => tables.Any(item => item.Table == mapping.Table));

    /// <summary>Whether another entity type has the same rows.</summary>
    private bool IsShared(ITable table)
        => table.EntityTypeMappings.Any(mapping => mapping.TypeBase is IEntityType other
            && !other.IsOwned()
            && other.GetRootType() != type.GetRootType());
}
