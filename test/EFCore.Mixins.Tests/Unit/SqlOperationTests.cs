using EFCore.Mixins.Errors;
using EFCore.Mixins.Translating;


namespace EFCore.Mixins.Tests.Unit;

public sealed class SqlOperationTests
{
    [Theory]
    [InlineData("INSERT INTO t VALUES (1)", nameof(DatabaseOperation.Insert))]
    [InlineData("replace into t values (1)", nameof(DatabaseOperation.Insert))]
    [InlineData("  \n-- delete it\n/* DELETE */ Update t SET a = 'insert'", nameof(DatabaseOperation.Update))]
    [InlineData("DELETE FROM t;", nameof(DatabaseOperation.Delete))]
    [InlineData("DELETE FROM t; -- done", nameof(DatabaseOperation.Delete))]
    [InlineData("WITH \"update\" AS (SELECT 1 UNION (SELECT 'insert')) DELETE FROM t", nameof(DatabaseOperation.Delete))]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT DO UPDATE SET a = 1", nameof(DatabaseOperation.Insert))]
    [InlineData("DELETE FROM t; INSERT INTO t VALUES (1)", nameof(DatabaseOperation.Unknown))]
    [InlineData("SELECT 1", nameof(DatabaseOperation.Unknown))]
    [InlineData("", nameof(DatabaseOperation.Unknown))]
    public void First_verb_decides(string sql, string operation)
        => Assert.Equal(operation, SqlOperation.Of(sql).ToString());

    [Theory]
    [InlineData("SAVEPOINT a", true)]
    [InlineData("-- mine\n rollback to savepoint a", true)]
    [InlineData("/* later */ SET TRANSACTION READ ONLY", true)]
    [InlineData("UPDATE t SET a = 1", false)]
    [InlineData("DO $$ BEGIN END $$", false)]
    [InlineData("settle()", false)]
    [InlineData("", false)]
    public void First_word_tells_what_is_about_the_transaction(string sql, bool isControl)
        => Assert.Equal(isControl, SqlOperation.IsTransactionControl(sql));
}
