using System.Data.Common;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>A write that the database refused. Combines the data of the driver with the model and the entries.</summary>
internal sealed record FailedDatabaseWrite(
    DbContext Context,
    DbException Cause,
    IReadOnlyList<EntityEntry> Entries,
    DatabaseOperation Operation)
{
    private readonly IRelationalModel model = Context.Model.GetRelationalModel();

    /// <summary>The entity type of a bulk update.</summary>
    public IEntityType? Updated { get; init; }

    /// <summary>Whether the write may have taken effect without a response: outside a transaction it commits by itself.</summary>
    public bool MayHaveTakenEffect => CanTakeEffect(Context, Operation);

    /// <inheritdoc cref="MayHaveTakenEffect" />
    public static bool CanTakeEffect(DbContext context, DatabaseOperation operation)
        => operation is DatabaseOperation.Commit
            || (operation is not DatabaseOperation.Unknown
                && context.Database.CurrentTransaction is null
                && !UnitOfWork.IsRunningOn(context));

    /// <summary>The translated error; null if no translator recognizes it, and for a connection that did not open in time.</summary>
    public DatabaseError? Read()
        => (ReadOwn() ?? ReadDriver()) switch
        {
            { Kind: DatabaseErrorKind.ConnectionLost or DatabaseErrorKind.Timeout } when ConnectionOpeningFailure.Is(Cause)
                => new DatabaseError(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true },
            var error => error,
        };

    private DatabaseError? ReadDriver()
        => ContextOptions.Of(Context).ErrorTranslators.Reverse()
            .Select(translator => translator.Translate(Cause, model))
            .FirstOrDefault(error => error is not null);

    /// <summary>An error that the library's own SQL function has raised, recognized by its message.</summary>
    private DatabaseError? ReadOwn()
        => !Dialect.Of(Context).RunsRegexes ? null
            : Cause.Message.Contains(SqliteRegexFunction.Timeout, StringComparison.Ordinal)
                ? new DatabaseError(DatabaseErrorKind.PatternTimeout)
            : Cause.Message.Contains(SqliteRegexFunction.Malformed, StringComparison.Ordinal)
                ? new DatabaseError(DatabaseErrorKind.InvalidPattern)
            : null;

    public ConstraintFailure Describe(DatabaseError error)
    {
        var changes = FailedEntryChanges.Of(this);
        var kind = error.Kind is DatabaseErrorKind.ReferenceViolation ? changes.ReferenceKind : error.Kind;
        var said = TableOf(error) ?? changes.SoleTable(kind, error, Updated);
        var constraint = error.IsPrimaryKey && said is not null ? ModelConstraint.PrimaryOf(said)
            : ModelConstraint.Find(Constraints(kind), error) ?? changes.SoleForeignKey(kind, error);
        var table = constraint?.Table ?? said;
        var columns = constraint?.Columns ?? ColumnsOf(table, error);
        var members = MappedMemberPaths.Of(table, columns, Entries);
        return new ConstraintFailure(Cause, kind, Entries)
        {
            IsDelete = changes.AreDeletes,
            ConstraintName = constraint?.Name ?? error.ConstraintName,
            Schema = table is null ? error.Schema : table.Schema,
            Table = table?.Name ?? error.Table,
            Columns = columns is [] ? error.Columns : [.. columns.Select(column => column.Name)],
            EntityType = EntityTypeOf(members, constraint),
            Properties = members.Names,
            Values = ShowsValues(kind) ? members.ValuesIn(Entries) : [],
            PrincipalEntityType = PrincipalOf(constraint?.ForeignKey) ?? changes.SolePrincipal(kind),
            CheckSql = constraint?.Sql,
        };
    }

    /// <summary>Null is not worth showing, and the entries do not include the rows that still refer to a principal.</summary>
    private bool ShowsValues(DatabaseErrorKind kind)
        => kind is not (DatabaseErrorKind.StillReferenced or DatabaseErrorKind.RequiredValue) && SensitiveData.IsShown(Context);

    /// <summary>The constraints that can cause an error of <paramref name="kind"/>.</summary>
    private IEnumerable<ModelConstraint> Constraints(DatabaseErrorKind kind) => kind switch
    {
        DatabaseErrorKind.AlreadyExists => model.Tables.SelectMany(ModelConstraint.UniqueOf),
        // the runtime model has no checks
        DatabaseErrorKind.CheckViolation => Context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
            .SelectMany(table => model.FindTable(table.Name, table.Schema) is { } running ? ModelConstraint.ChecksOf(table, running) : []),
        DatabaseErrorKind.MissingReference or DatabaseErrorKind.StillReferenced or DatabaseErrorKind.ReferenceViolation
            => model.Tables.SelectMany(table => table.ForeignKeyConstraints).Select(ModelConstraint.Of),
        _ => [],
    };

    private ITable? TableOf(DatabaseError error)
        => error.Only(model.Tables.Where(error.MayBeOn), table => table);

    private static List<IColumn> ColumnsOf(ITable? table, DatabaseError error)
    {
        var columns = error.Columns.Select(name => table?.FindColumn(name)).OfType<IColumn>().ToList();
        return columns.Count == error.Columns.Count ? columns : [];
    }

    /// <summary>The entity type of the table's rows, or the derived type that declares the constraint.</summary>
    private static IEntityType? EntityTypeOf(MappedMemberPaths members, ModelConstraint? constraint)
        => constraint?.DeclaredOn is [var type] && members.EntityType?.IsAssignableFrom(type) == true ? type : members.EntityType;

    private static IEntityType? PrincipalOf(IForeignKeyConstraint? constraint)
        => constraint?.MappedForeignKeys.Select(key => key.PrincipalEntityType).Distinct().ToList() is [var principal] ? principal : null;
}
