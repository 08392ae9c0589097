using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>A constraint as the relational model has it.</summary>
internal sealed record ModelConstraint(string Name, ITable Table, IReadOnlyList<IColumn> Columns)
{
    public IForeignKeyConstraint? ForeignKey { get; private init; }

    /// <summary>The condition of a check.</summary>
    public string? Sql { get; private init; }

    /// <summary>The one that the driver names, or whose columns it names when it gives no name; null unless exactly one can be meant.</summary>
    public static ModelConstraint? Find(IEnumerable<ModelConstraint> constraints, DatabaseError error)
    {
        if (error.ConstraintName is null && error.Columns is [])
            return null;
        var meant = constraints.Where(constraint => error.MayBeOn(constraint.Table) && constraint.IsMeantBy(error));
        return meant.Take(2).ToList() is [var constraint] ? constraint : null;
    }

    public static IEnumerable<ModelConstraint> UniqueOf(ITable table)
        => table.UniqueConstraints.Select(key => new ModelConstraint(key.Name, table, key.Columns))
            .Concat(table.Indexes.Where(index => index.IsUnique).Select(index => new ModelConstraint(index.Name, table, index.Columns)));

    public static IEnumerable<ModelConstraint> ChecksOf(ITable table, ITable running)
        => from check in table.CheckConstraints
           let name = check.Name
           where name is not null
           select new ModelConstraint(name, running, []) { Sql = check.Sql };

    public static ModelConstraint Of(IForeignKeyConstraint key)
        => new(key.Name, (ITable)key.Table, key.Columns) { ForeignKey = key };

    private bool IsMeantBy(DatabaseError error)
        => error.ConstraintName is { } name
            ? name == Name
            : Columns.Count == error.Columns.Count && Columns.All(column => error.Columns.Contains(column.Name));
}
