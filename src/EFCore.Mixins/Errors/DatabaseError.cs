using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>The data that a driver reports about an error. Data that it does not report is null or empty.</summary>
/// <param name="Kind">Determines the exception that is thrown.</param>
public sealed record DatabaseError(DatabaseErrorKind Kind)
{
    /// <summary>The constraint or index that refused the write, by its name in the database.</summary>
    public string? ConstraintName { get; init; }

    /// <summary>The schema of <see cref="Table"/>.</summary>
    public string? Schema { get; init; }

    /// <summary>The table of the constraint.</summary>
    public string? Table { get; init; }

    /// <summary>The columns of the constraint, in its order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether the constraint is the primary key of the table, for a database whose primary keys have no names.</summary>
    public bool IsPrimaryKey { get; init; }

    /// <summary>
    /// Whether the statement is known to have had no effect, for a lost connection and a time-out: the connection could not be opened, or
    /// the server refused or undid the statement. Default: false, so that a commit or a single write is in doubt.
    /// </summary>
    public bool HadNoEffect { get; init; }

    /// <summary>The only candidate; of several, the only one whose table is in the reported schema.</summary>
    internal T? Only<T>(IEnumerable<T> candidates, Func<T, ITable> tableOf)
        where T : class
        => candidates.ToList() switch
        {
            [var only] => only,
            { Count: > 1 } several when Schema is not null
                => several.FindAll(candidate => tableOf(candidate).Schema == Schema) is [var own] ? own : null,
            _ => null,
        };

    /// <summary>
    ///     Whether the reported data does not exclude <paramref name="table"/>. A table of the model without schema is in the database's
    ///     default one.
    /// </summary>
    internal bool MayBeOn(ITable table)
        => (Table is null || Table == table.Name) && (Schema is null || table.Schema is null || Schema == table.Schema);
}
