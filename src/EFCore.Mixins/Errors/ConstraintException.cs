using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>Thrown when a constraint of the database refuses a write. The driver's exception is the inner exception.</summary>
/// <remarks>Data that the driver does not report, and the model does not determine, is null or empty.</remarks>
public abstract class ConstraintException : DbUpdateException
{
    private protected ConstraintException(ConstraintFailure failure, string why, string remedy)
        : base($"{failure.Subject} {failure.Verb}: {why}{failure.Place}. {remedy}", failure.Cause, failure.Entries)
    {
        ConstraintName = failure.ConstraintName;
        Schema = failure.Schema;
        Table = failure.Table;
        Columns = failure.Columns;
        EntityType = failure.EntityType;
        Properties = failure.Properties;
    }

    /// <summary>The constraint or index that refused the write, by its name in the database.</summary>
    public string? ConstraintName { get; }

    /// <summary>The schema of <see cref="Table"/>; null for the default one.</summary>
    public string? Schema { get; }

    /// <summary>The table that the constraint belongs to.</summary>
    public string? Table { get; }

    /// <summary>The columns that the constraint is on.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The entity type of the table; the owner, if an owned type shares its table.</summary>
    public IEntityType? EntityType { get; }

    /// <summary>
    /// The members of <see cref="EntityType"/> that are mapped to <see cref="Columns"/>, in the same order: <c>Name</c>, or the path
    /// <c>Address.City</c> in an owned or complex member.
    /// </summary>
    public IReadOnlyList<string> Properties { get; }
}
