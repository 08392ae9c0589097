using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The grammar of SQLite's error texts, as its translator reads them.</summary>
public sealed class SqliteErrorTextTests : IDisposable
{
    private const int Constraint = 19;
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseSqliteMixins().Options);

    [Theory]
    [InlineData("UNIQUE constraint failed: Users.Name", null, "Users", "Name")]
    [InlineData("UNIQUE constraint failed: Users.Email, Users.Age", null, "Users", "Email|Age")]
    [InlineData("UNIQUE constraint failed: users.email, USERS.AGE", null, "Users", "Email|Age")]
    [InlineData(
        "UNIQUE constraint failed: odd.accounts, too.first \"name\", odd.accounts, too.last.name, too",
        null,
        "odd.accounts, too",
        "first \"name\"|last.name, too")]
    [InlineData("UNIQUE constraint failed: index 'IX_U_NameLower'", "IX_U_NameLower", null, "")]
    [InlineData("UNIQUE constraint failed: index 'it''s'", "it's", null, "")]
    [InlineData("UNIQUE constraint failed: other.a, other.b", null, "other", "a|b")]
    [InlineData("UNIQUE constraint failed: other.a, another.b", null, null, "")]
    [InlineData("UNIQUE constraint failed: main.other.a", null, null, "")]
    [InlineData("something new", null, null, "")]
    public void Unique(string text, string? name, string? table, string columns)
        => AssertRead(2067, text, DatabaseErrorKind.AlreadyExists, name, table, columns);

    [Theory]
    [InlineData(1555, "UNIQUE constraint failed: OrderLines.OrderId, OrderLines.Number", "PK_OrderLines", "OrderLines", "OrderId|Number")]
    [InlineData(1555, "UNIQUE constraint failed: other.id", null, "other", "id")]
    [InlineData(2579, "UNIQUE constraint failed: other.rowid", null, "other", "rowid")]
    public void Key(int code, string text, string? name, string table, string columns)
        => AssertRead(code, text, DatabaseErrorKind.AlreadyExists, name, table, columns);

    [Theory]
    [InlineData("NOT NULL constraint failed: Users.Name", "Users", "Name")]
    [InlineData("NOT NULL constraint failed: odd table.user \"name\"", "odd table", "user \"name\"")]
    [InlineData("NOT NULL constraint failed: other.a", "other", "a")]
    public void Not_null(string text, string table, string columns)
        => AssertRead(1299, text, DatabaseErrorKind.RequiredValue, null, table, columns);

    [Theory]
    [InlineData("CHECK constraint failed: CK_Documents_Pages", "CK_Documents_Pages")]
    [InlineData("CHECK constraint failed: CK \"odd\" state", "CK \"odd\" state")]
    [InlineData("CHECK constraint failed: kind IN ('a', 'b')", "kind IN ('a', 'b')")]
    public void Check(string text, string name)
        => AssertRead(275, text, DatabaseErrorKind.CheckViolation, name, null, "");

    [Fact]
    public void Foreign_key_says_nothing()
        => AssertRead(787, "FOREIGN KEY constraint failed", DatabaseErrorKind.ReferenceViolation, null, null, "");

    [Fact]
    public void Restricted_foreign_key_is_a_parent_in_use()
        => AssertRead(1811, "FOREIGN KEY constraint failed", DatabaseErrorKind.StillReferenced, null, null, "");

    [Theory]
    [InlineData(1811, "UNIQUE constraint failed: Users.Name")]
    [InlineData(3091, "cannot store TEXT value in INT column t.a")]
    [InlineData(531, "constraint failed")]
    public void Triggers_of_the_user_and_other_codes_are_left_alone(int code, string text)
        => Assert.Null(Read(code, text));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 517)]
    [InlineData(6, 262)]
    public void Lock_is_busy(int code, int extended)
        => Assert.Equal(DatabaseErrorKind.Busy, Read(extended, "database is locked", code)?.Kind);

    public void Dispose() => db.Dispose();

    private void AssertRead(int code, string text, DatabaseErrorKind kind, string? name, string? table, string columns)
    {
        var error = Assert.IsType<DatabaseError>(Read(code, text));
        Assert.Equal((kind, name, table, columns), (error.Kind, error.ConstraintName, error.Table, string.Join('|', error.Columns)));
    }

    private DatabaseError? Read(int extendedCode, string text, int code = Constraint)
        => Assert.Single(ContextOptions.Of(db).ErrorTranslators)
            .Translate(new SqliteException($"SQLite Error {code}: '{text}'.", code, extendedCode), db.Model.GetRelationalModel());
}
