using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>What EF wraps a driver's error in.</summary>
public sealed class ErrorShapeTests : IDisposable
{
    private static readonly SqliteException Refused = new("SQLite Error 19: 'UNIQUE constraint failed: Users.Name'.", 19, 2067);
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseSqliteMixins().Options);

    public static TheoryData<string, Exception> Shapes => new()
    {
        { "bare", Refused },
        { "save", new DbUpdateException("", Refused) },
        { "no retry, bare", new InvalidOperationException("", Refused) },
        { "no retry, save", new InvalidOperationException("", new DbUpdateException("", Refused)) },
        { "retried, bare", new RetryLimitExceededException("", Refused) },
        { "retried, save", new RetryLimitExceededException("", new DbUpdateException("", Refused)) },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void Every_shape_is_translated(string shape, Exception exception)
    {
        var error = Assert.IsType<AlreadyExistsException>(ErrorTranslation.Translate(db, exception));

        Assert.Equal(("IX_U_Name", "Users"), (error.ConstraintName, error.Table));
        Assert.True(error.InnerException == Refused, shape);
    }

    [Fact]
    public void Typed_exception_is_not_translated_again()
    {
        var typed = ErrorTranslation.Translate(db, Refused);

        Assert.Null(ErrorTranslation.Translate(db, Assert.IsType<AlreadyExistsException>(typed)));
        Assert.Same(typed, ErrorTranslation.Translate(db, new RetryLimitExceededException("", typed)));
    }

    [Fact]
    public void Other_errors_pass()
    {
        Assert.Null(ErrorTranslation.Translate(db, new SqliteException("SQLite Error 1: 'no such table: t'.", 1, 1)));
        Assert.Null(ErrorTranslation.Translate(db, new ObjectDisposedException("", Refused)));
        Assert.Null(ErrorTranslation.Translate(db, new DbUpdateConcurrencyException("", Refused)));
        Assert.Null(ErrorTranslation.Translate(db, new OperationCanceledException()));
    }

    [Fact]
    public void Context_without_mixins_passes_all()
    {
        using var plain = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);

        Assert.Null(ErrorTranslation.Translate(plain, Refused));
    }

    [Fact]
    public void Lock_is_a_busy_database()
    {
        var locked = new SqliteException("SQLite Error 5: 'database is locked'.", 5, 5);

        var error = Assert.IsType<DatabaseBusyException>(ErrorTranslation.Translate(db, new DbUpdateException("", locked)));

        Assert.Same(locked, error.InnerException);
        Assert.Equal(
            "The changes were not saved: the database is busy, another connection or transaction holds a lock that they need. " +
            "Try again, keep transactions short, or raise the command time-out.",
            error.Message);
    }

    public void Dispose() => db.Dispose();
}
