using System.Net;
using System.Net.Sockets;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The translation of PostgreSQL's errors, without a server.</summary>
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
    [InlineData("08001", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("08004", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("08006", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("25P03", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("57P05", "", DatabaseOperation.Unknown, typeof(ConnectionLostException))]
    [InlineData("08P01", "", DatabaseOperation.Unknown, null)]
    [InlineData("57014", "", DatabaseOperation.Unknown, typeof(DatabaseTimeoutException))]
    [InlineData("25006", "", DatabaseOperation.Unknown, typeof(ReadOnlyDatabaseException))]
    [InlineData("42601", "", DatabaseOperation.Unknown, null)]
    [InlineData("P0001", "", DatabaseOperation.Unknown, null)]
    internal void A_state_is_one_exception(string state, string text, DatabaseOperation operation, Type? expected)
        => Assert.Equal(expected, ErrorTranslation.Translate(db, Error(state, text), operation)?.GetType());

    [Theory]
    [InlineData("57P01", DatabaseOperation.Commit, true)]
    [InlineData("57P01", DatabaseOperation.Unknown, false)]
    [InlineData("57P03", DatabaseOperation.Save, false)]
    [InlineData("53300", DatabaseOperation.Save, false)]
    [InlineData("08001", DatabaseOperation.Save, false)]
    [InlineData("08004", DatabaseOperation.Save, false)]
    [InlineData("08006", DatabaseOperation.Save, true)]
    [InlineData("08P01", DatabaseOperation.Commit, true)]
    internal void A_lost_connection_is_in_doubt_where_the_server_can_have_run_the_statement(string state, DatabaseOperation operation, bool expected)
    {
        var lost = new PostgresException("", "FATAL", "FATAL", state);

        Assert.Equal(expected, Assert.IsType<ConnectionLostException>(ErrorTranslation.Translate(db, lost, operation)).IsInDoubt);
        Assert.Equal(operation is DatabaseOperation.Save && !expected, ErrorTranslation.IsAnswer(db, lost));
    }

    [Theory]
    [InlineData("Host=127.0.0.1:9,127.0.0.1:10")]
    [InlineData("Host=127.0.0.1:9,127.0.0.1:10;Target Session Attributes=primary")]
    [InlineData("Host=127.0.0.1;Port=9;Pooling=false")]
    [InlineData("Host=no.such.host.invalid;Pooling=false")]
    public async Task Hosts_that_cannot_be_connected_to_are_a_lost_connection_and_not_in_doubt(string hosts)
    {
        await using var context = new SpecContext(
            new DbContextOptionsBuilder<SpecContext>().UseNpgsql($"{hosts};Username=mixins").UsePostgreSqlMixins().Options);

        // On the second call Npgsql uses the cached state of the hosts.
        for (var time = 0; time < 2; time++)
        {
            var error = await Assert.ThrowsAsync<ConnectionLostException>(
                () => User.CreateAsync(new { Name = "Ana" }, context: context, cancellationToken: TestContext.Current.CancellationToken));
            Assert.False(error.IsInDoubt);
        }
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_a_lost_connection_and_not_in_doubt()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var connection = $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=mixins;Timeout=1;Pooling=false";
        await using var context = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseNpgsql(connection).UsePostgreSqlMixins().Options);

        var error = await Assert.ThrowsAsync<ConnectionLostException>(
            () => User.CreateAsync(new { Name = "Ana" }, context: context, cancellationToken: TestContext.Current.CancellationToken));
        Assert.False(error.IsInDoubt);
        Assert.True(ConnectionOpeningFailure.Is(error.InnerException!)); // the driver's
    }

    /// <summary>The exception of the driver when a timeout occurs before the first response.</summary>
    [Fact]
    public void A_connection_that_does_not_open_in_time_is_lost_whatever_the_driver_calls_it()
    {
        var (closed, open) = (Waiting(), Waiting());
        ConnectionOpeningFailure.Mark(closed);

        Assert.False(Assert.IsType<ConnectionLostException>(ErrorTranslation.Translate(db, closed, DatabaseOperation.Save)).IsInDoubt);
        Assert.True(Assert.IsType<DatabaseTimeoutException>(ErrorTranslation.Translate(db, open, DatabaseOperation.Save)).IsInDoubt);

        static NpgsqlException Waiting() => new("Exception while reading from stream", new TimeoutException("Timeout during reading attempt"));
    }

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
    [InlineData(typeof(SocketException), false)]
    [InlineData(typeof(TimeoutException), false)]
    public void An_error_of_the_network_is_a_lost_connection(Type cause, bool isInDoubt)
    {
        var error = ErrorTranslation.Translate(db, new NpgsqlException("", Activator.CreateInstance(cause) as Exception), DatabaseOperation.Save);

        Assert.Equal(isInDoubt, Assert.IsType<ConnectionLostException>(error).IsInDoubt);
    }

    [Theory]
    [InlineData("Timeout during connection attempt")]
    [InlineData(null)]
    internal void A_connection_that_is_not_opened_in_time_is_a_lost_one(string? text)
    {
        var cause = text is null ? new TimeoutException() : new TimeoutException(text);
        var error = ErrorTranslation.Translate(db, new NpgsqlException("Failed to connect to 127.0.0.1:5432", cause), DatabaseOperation.Save);

        Assert.False(Assert.IsType<ConnectionLostException>(error).IsInDoubt);
    }

    [Theory]
    [InlineData(DatabaseOperation.Save, true)]
    [InlineData(DatabaseOperation.Commit, true)]
    [InlineData(DatabaseOperation.Unknown, false)]
    internal void A_command_that_is_not_answered_in_time_is_a_time_out(DatabaseOperation operation, bool isInDoubt)
    {
        var timeout = new NpgsqlException("Exception while reading from stream", new TimeoutException("Timeout during reading attempt"));

        Assert.Equal(isInDoubt, Assert.IsType<DatabaseTimeoutException>(ErrorTranslation.Translate(db, timeout, operation)).IsInDoubt);
        Assert.False(ErrorTranslation.IsAnswer(db, timeout));
    }

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
            var refused = new PostgresException(
                "",
                "",
                "",
                state,
                schemaName: schema,
                tableName: "Files",
                constraintName: constraint,
                columnName: constraint is null ? "Name" : null);
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
