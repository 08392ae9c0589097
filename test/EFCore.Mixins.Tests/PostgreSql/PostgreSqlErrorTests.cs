using System.Net.Sockets;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>What the translator makes of PostgreSQL's errors, which need no server.</summary>
public sealed class PostgreSqlErrorTests : IDisposable
{
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseNpgsql().UsePostgreSqlMixins().Options);

    public static TheoryData<string, Exception> Shapes
    {
        get
        {
            var refused = Error("23505", "duplicate key", "IX_U_Name", "Users");
            return new()
            {
                { "bare", refused },
                { "save", new DbUpdateException("", refused) },
                { "no retry, bare", new InvalidOperationException("", refused) },
                { "no retry, save", new InvalidOperationException("", new DbUpdateException("", refused)) },
                { "retried, save", new RetryLimitExceededException("", new DbUpdateException("", refused)) },
            };
        }
    }

    [Theory]
    [InlineData("23505", "", DatabaseOperation.Unknown, typeof(AlreadyExistsException))]
    [InlineData("23503", "insert or update on table \"a\" violates …", DatabaseOperation.Delete, typeof(MissingReferenceException))]
    [InlineData("23503", "update or delete on table \"a\" violates …", DatabaseOperation.Update, typeof(StillReferencedException))]
    [InlineData("23503", "Einfügen oder Aktualisieren in Tabelle »a« …", DatabaseOperation.Insert, typeof(MissingReferenceException))]
    [InlineData("23503", "Aktualisieren oder Löschen in Tabelle »a« …", DatabaseOperation.Delete, typeof(StillReferencedException))]
    [InlineData("23503", "Aktualisieren oder Löschen in Tabelle »a« …", DatabaseOperation.Unknown, typeof(ReferenceViolationException))]
    [InlineData("23001", "", DatabaseOperation.Unknown, typeof(StillReferencedException))]
    [InlineData("23502", "", DatabaseOperation.Unknown, typeof(RequiredValueException))]
    [InlineData("23514", "", DatabaseOperation.Unknown, typeof(CheckViolationException))]
    [InlineData("23P01", "", DatabaseOperation.Unknown, typeof(ExclusionViolationException))]
    [InlineData("22001", "", DatabaseOperation.Unknown, typeof(ValueTooLongException))]
    [InlineData("22003", "", DatabaseOperation.Unknown, typeof(NumericOverflowException))]
    [InlineData("55P03", "", DatabaseOperation.Unknown, typeof(DatabaseBusyException))]
    [InlineData("40P01", "", DatabaseOperation.Unknown, typeof(TransactionConflictException))]
    [InlineData("40001", "", DatabaseOperation.Unknown, typeof(TransactionConflictException))]
    [InlineData("57P01", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("57P02", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("57P03", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("53300", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("08006", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("25006", "", DatabaseOperation.Unknown, typeof(ReadOnlyDatabaseException))]
    [InlineData("42601", "", DatabaseOperation.Unknown, null)]
    [InlineData("P0001", "", DatabaseOperation.Unknown, null)]
    internal void A_state_is_one_exception(string state, string text, DatabaseOperation operation, Type? expected)
        => Assert.Equal(expected, ErrorTranslation.Translate(db, Error(state, text), operation)?.GetType());

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void Every_shape_is_translated(string shape, Exception exception)
    {
        var error = Assert.IsType<AlreadyExistsException>(ErrorTranslation.Translate(db, exception));

        Assert.True(("IX_U_Name", "Users", "Name") == (error.ConstraintName, error.Table, Assert.Single(error.Properties)), shape);
    }

    [Theory]
    [InlineData(typeof(EndOfStreamException), true)]
    [InlineData(typeof(IOException), true)]
    [InlineData(typeof(SocketException), true)]
    [InlineData(typeof(TimeoutException), false)]
    public void An_error_of_the_network_is_a_lost_connection(Type cause, bool isLost)
        => Assert.Equal(
            isLost ? typeof(ConnectionLostException) : null,
            ErrorTranslation.Translate(db, new NpgsqlException("", Activator.CreateInstance(cause) as Exception))?.GetType());

    [Theory]
    [InlineData(DatabaseOperation.Unknown, false)]
    [InlineData(DatabaseOperation.Save, true)]
    [InlineData(DatabaseOperation.Commit, true)]
    internal void What_was_not_answered_is_in_doubt_unless_it_only_read(DatabaseOperation operation, bool isInDoubt)
        => Assert.Equal(isInDoubt, Assert.IsType<ConnectionLostException>(ErrorTranslation.Translate(db, Error("57P01", ""), operation)).IsInDoubt);

    [Fact]
    public void Errors_without_a_state_pass()
        => Assert.Null(ErrorTranslation.Translate(db, new NpgsqlException("the statement took too long")));

    [Theory]
    [InlineData("23505", "key", "Id")]
    [InlineData("23502", null, "Name")]
    public void Tables_of_one_name_are_told_apart_by_their_schema(string state, string? constraint, string property)
    {
        using var archives = new ArchivedContext();

        Assert.Equal((typeof(File), null, property), Find("public"));
        Assert.Equal((typeof(ArchivedFile), "archive", property), Find("archive"));

        (Type?, string?, string) Find(string schema)
        {
            var refused = new PostgresException("", "", "", state, schemaName: schema, tableName: "Files", constraintName: constraint, columnName: constraint is null ? "Name" : null);
            var error = Assert.IsAssignableFrom<ConstraintException>(ErrorTranslation.Translate(archives, refused));
            return (error.EntityType?.ClrType, error.Schema, Assert.Single(error.Properties));
        }
    }

    public void Dispose() => db.Dispose();

    private static PostgresException Error(string state, string text, string? constraint = null, string? table = null)
        => new(text, "ERROR", "ERROR", state, schemaName: "public", tableName: table, constraintName: constraint);

    private sealed class File
    {
        public int Id { get; set; }
        public required string Name { get; set; }
    }

    private sealed class ArchivedFile
    {
        public int Id { get; set; }
        public required string Name { get; set; }
    }

    private sealed class ArchivedContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql().UsePostgreSqlMixins();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<File>().ToTable("Files").HasKey(file => file.Id).HasName("key");
            modelBuilder.Entity<ArchivedFile>().ToTable("Files", "archive").HasKey(file => file.Id).HasName("key");
        }
    }
}
