using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>A constraint of the relational model.</summary>
internal sealed record ModelConstraint(string Name, ITable Table, IReadOnlyList<IColumn> Columns)
{
    /// <summary>The entity types whose mapping declares it.</summary>
    public IReadOnlyList<IEntityType> DeclaredOn { get; private init; } = [];

    public IForeignKeyConstraint? ForeignKey { get; private init; }

    /// <summary>The condition of a check.</summary>
    public string? Sql { get; private init; }

    /// <summary>
    ///     The constraint that the driver names, or else the one with the columns that it names; null unless exactly one matches.
    /// </summary>
    public static ModelConstraint? Find(IEnumerable<ModelConstraint> constraints, DatabaseError error)
    {
        if (error.ConstraintName is null && error.Columns is [])
            return null;
        var meant = constraints.Where(constraint => error.MayBeOn(constraint.Table) && constraint.IsMeantBy(error));
        return error.Only(meant, constraint => constraint.Table);
    }

    public static IEnumerable<ModelConstraint> UniqueOf(ITable table)
        => table.UniqueConstraints.Select(Of).Concat(table.Indexes.Where(index => index.IsUnique).Select(Of));

    public static ModelConstraint? PrimaryOf(ITable table)
        => table.PrimaryKey is { } key ? Of(key) : null;

    /// <summary>The checks of <paramref name="designed"/>, on the same table of the runtime model, which has none.</summary>
    public static IEnumerable<ModelConstraint> ChecksOf(ITable designed, ITable running)
        => from check in designed.CheckConstraints
           let name = check.Name
           where name is not null
           select new ModelConstraint(name, running, [])
           {
               DeclaredOn = [.. running.EntityTypeMappings
                   .Select(mapping => mapping.TypeBase)
                   .OfType<IEntityType>()
                   .Where(type => type.Name == check.EntityType.Name)],
               Sql = check.Sql,
           };

    public static ModelConstraint Of(IForeignKeyConstraint key)
        => new(key.Name, (ITable)key.Table, key.Columns)
        {
            DeclaredOn = [.. key.MappedForeignKeys.Select(mapped => mapped.DeclaringEntityType).Distinct()],
            ForeignKey = key,
        };

    private static ModelConstraint Of(IUniqueConstraint key)
        => new(key.Name, (ITable)key.Table, key.Columns)
        {
            DeclaredOn = [.. key.MappedKeys.Select(mapped => mapped.DeclaringEntityType).Distinct()],
        };

    private static ModelConstraint Of(ITableIndex index)
        => new(index.Name, (ITable)index.Table, index.Columns)
        {
            DeclaredOn = [.. index.MappedIndexes
            .Select(mapped => mapped.DeclaringEntityType)
            .Distinct()]
        };

    private bool IsMeantBy(DatabaseError error)
        => error.ConstraintName is { } name
            ? name == Name
            : Columns.Count == error.Columns.Count && Columns.All(column => error.Columns.Contains(column.Name));
}
