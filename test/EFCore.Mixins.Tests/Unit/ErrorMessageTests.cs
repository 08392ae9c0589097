using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Messages of errors that no database of the specs causes.</summary>
public sealed class ErrorMessageTests
{
    private static readonly SqliteException Cause = new("", 19);

    [Theory]
    [InlineData(
        DatabaseErrorKind.ValueTooLong,
        "'User' was not saved: 'Name' is longer than its column (table 'Users'). Shorten the value, or widen the column.")]
    [InlineData(
        DatabaseErrorKind.NumericOverflow,
        "'User' was not saved: 'Name' is outside the range of its column (table 'Users'). Use a number in range, or widen the column.")]
    [InlineData(
        DatabaseErrorKind.ExclusionViolation,
        "'User' was not saved: it conflicts with another row (table 'Users'). Change its values, or the other row.")]
    public void Known_column(DatabaseErrorKind kind, string message)
        => Assert.Equal(message, Translate(new DatabaseError(kind) { Table = "Users", Columns = ["Name"] }).Message);

    [Theory]
    [InlineData(DatabaseErrorKind.AlreadyExists, "A row was not saved: another row has the same values. Choose other values, or update that row.")]
    [InlineData(DatabaseErrorKind.RequiredValue, "A row was not saved: a value is null, and its column does not allow null. Set it.")]
    [InlineData(DatabaseErrorKind.CheckViolation, "A row was not saved: its values break the check. Change the values so that the check holds.")]
    [InlineData(DatabaseErrorKind.ValueTooLong, "A row was not saved: a value is longer than its column. Shorten the value, or widen the column.")]
    [InlineData(
        DatabaseErrorKind.NumericOverflow,
        "A row was not saved: a number is outside the range of its column. Use a number in range, or widen the column.")]
    [InlineData(
        DatabaseErrorKind.StillReferenced,
        "A row was not saved: a row still refers to it. Delete or change the rows that refer to it first.")]
    public void Nothing_known(DatabaseErrorKind kind, string message)
        => Assert.Equal(message, Translate(new DatabaseError(kind)).Message);

    [Fact]
    public void Name_alone_finds_the_rest_in_the_model()
    {
        var error = Assert.IsType<MissingReferenceException>(
            Translate(new DatabaseError(DatabaseErrorKind.MissingReference) { ConstraintName = "FK_Comments_Posts_PostId" }));

        Assert.Equal("Comments", error.Table);
        Assert.Equal(["PostId"], error.Properties);
        Assert.Equal(typeof(Comment), error.EntityType?.ClrType);
        Assert.Equal(typeof(Post), error.PrincipalEntityType?.ClrType);
    }

    [Fact]
    public void Translator_added_last_is_asked_first()
    {
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseSqliteMixins()
            .UseMixins(mixins => mixins.AddErrorTranslator(new FixedTranslator(new DatabaseError(DatabaseErrorKind.Busy))));
        using var db = new SpecContext(options.Options);

        Assert.IsType<DatabaseBusyException>(ErrorTranslation.Translate(db, new SqliteException("", 19, 787)));
    }

    [Fact]
    public void No_context_says_which_calls_give_one()
    {
        var error = new NoContextException(typeof(User));

        Assert.Equal(
            "No context for 'User': none was given, none is ambient in this async flow, and no factory is bound to the class. " +
            "Call 'Contexts.SetFactory' once at start-up, or in a host 'AddMixins', and before it runs 'using (host.Services.UseMixins())'; " +
            "or pass 'context:', or make a context ambient with 'Contexts.Use'.",
            error.Message);
        Assert.Equal(typeof(User), error.EntityClass);
    }

    [Fact]
    public void Missing_model_says_its_key_only_when_it_may()
    {
        var hidden = new ModelNotFoundException(typeof(OrderLine), [5, 1], showKey: false);
        var shown = new ModelNotFoundException(typeof(OrderLine), [5, 1], showKey: true);

        Assert.Equal(
            "'OrderLine' was not found: no row of this class has the given key. Check the key, or whether another user has deleted the row.",
            hidden.Message);
        Assert.Equal(
            "'OrderLine' was not found: no row of this class has the key (5, 1). Check the key, or whether another user has deleted the row.",
            shown.Message);
        Assert.Equal([5, 1], hidden.Key);
    }

    private static ConstraintException Translate(DatabaseError error)
    {
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite()
            .UseMixins(mixins => mixins.AddErrorTranslator(new FixedTranslator(error)));
        using var db = new SpecContext(options.Options);
        return Assert.IsType<ConstraintException>(ErrorTranslation.Translate(db, Cause), exactMatch: false);
    }
}
