using System.Data.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>The data of a <see cref="ConstraintException"/>, and parts of its message.</summary>
internal sealed record ConstraintFailure(DbException? Cause, DatabaseErrorKind Kind, IReadOnlyList<EntityEntry> Entries)
{
    public bool IsDelete { get; init; }

    public string? ConstraintName { get; init; }

    public string? Schema { get; init; }

    public string? Table { get; init; }

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IEntityType? EntityType { get; init; }

    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The values of the properties, as text; empty if they must not be shown.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public IEntityType? PrincipalEntityType { get; init; }

    public string? CheckSql { get; init; }

    public string Subject => Kind switch
    {
        DatabaseErrorKind.ReferenceViolation => "The changes",
        DatabaseErrorKind.StillReferenced => PrincipalEntityType is null ? "A row" : Principal,
        _ => EntityType is { } type ? $"'{type.DisplayName()}'" : "A row",
    };

    public string Verb => $"{(Kind is DatabaseErrorKind.ReferenceViolation ? "were" : "was")} not {(IsDelete ? "deleted" : "saved")}";

    public string Principal => PrincipalEntityType is { } type ? $"'{type.DisplayName()}'" : "row";

    public string Dependent => EntityType is { } type ? $"'{type.DisplayName()}'" : "row";

    public string Place => (ConstraintName, Table) switch
    {
        ({ } name, { } table) => $" (constraint '{name}' of table '{table}')",
        ({ } name, null) => $" (constraint '{name}')",
        (null, { } table) => $" (table '{table}')",
        _ => "",
    };

    /// <summary>The properties, else the columns, in quotes and with the values that may be shown; null if neither is known.</summary>
    public string? Members
    {
        get
        {
            var names = Properties is [] ? Columns : Properties;
            var members = names.Select((name, index) => Values is [] ? $"'{name}'" : $"'{name}' = {Values[index]}").ToList();
            return members is [.. var head, var last] ? head is [] ? last : $"{string.Join(", ", head)} and {last}" : null;
        }
    }

    public ConstraintException ToException() => Kind switch
    {
        DatabaseErrorKind.AlreadyExists => new AlreadyExistsException(this),
        DatabaseErrorKind.MissingReference => new MissingReferenceException(this),
        DatabaseErrorKind.StillReferenced => new StillReferencedException(this),
        DatabaseErrorKind.RequiredValue => new RequiredValueException(this),
        DatabaseErrorKind.CheckViolation => new CheckViolationException(this),
        DatabaseErrorKind.ExclusionViolation => new ExclusionViolationException(this),
        DatabaseErrorKind.ValueTooLong => new ValueTooLongException(this),
        DatabaseErrorKind.NumericOverflow => new NumericOverflowException(this),
        _ => new ReferenceViolationException(this),
    };
}
