using EFCore.Mixins.Errors;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The texts of MySQL 8 and MariaDB, with and without ANSI_QUOTES, in English and not.</summary>
public sealed class MySqlErrorTests
{
    public static TheoryData<int, string, DatabaseError?> Errors => new()
    {
        { 1062, "Duplicate entry 'Bill' for key 'IX_U_Name'", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "IX_U_Name" } },
        { 1062, "Duplicate entry 'Bill' for key 'Users.IX_U_Name'", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "IX_U_Name", Table = "Users" } },
        { 1062, "Duplicate entry 'x' for key 'users.IX_U_Name'", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "IX_U_Name", Table = "Users" } },
        { 1062, "Duplicate entry 'a' for key 'b' for key 'IX odd.names'", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "IX odd.names" } },
        {
            1062,
            "Duplicate entry 'a' for key 'odd.accounts, too.IX odd.names'",
            new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "IX odd.names", Table = "odd.accounts, too" }
        },
        { 1062, "Duplicate entry 'CH' for key 'PRIMARY'", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "PRIMARY", IsPrimaryKey = true } },
        {
            1062,
            "Duplicate entry 'CH' for key 'Countries.PRIMARY'",
            new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "PK_Countries", Table = "Countries", IsPrimaryKey = true }
        },
        { 1586, "Duplicate entry '' for key ''", new(DatabaseErrorKind.AlreadyExists) { ConstraintName = "" } },
        { 1062, "Doppelter Eintrag 'Bill' für Schlüssel 'IX_U_Name'", new(DatabaseErrorKind.AlreadyExists) },
        {
            1452,
            "Cannot add or update a child row: a foreign key constraint fails (`db`.`odd``t`, CONSTRAINT `FK``x` FOREIGN KEY (`a`, `b``c`) REFERENCES `Users` "
            + "(`Id`) ON DELETE CASCADE)",
            new(DatabaseErrorKind.MissingReference) { ConstraintName = "FK`x", Table = "odd`t", Columns = ["a", "b`c"] }
        },
        {
            1451,
            "Cannot delete or update a parent row: a foreign key constraint fails (\"db\".\"posts\", CONSTRAINT \"FK\"\"x\" FOREIGN KEY (\"UserId\") "
            + "REFERENCES \"Users\" (\"Id\"))",
            new(DatabaseErrorKind.StillReferenced) { ConstraintName = "FK\"x", Table = "Posts", Columns = ["UserId"] }
        },
        { 1216, "Cannot add or update a child row: a foreign key constraint fails", new(DatabaseErrorKind.MissingReference) },
        { 1217, "Cannot delete or update a parent row: a foreign key constraint fails", new(DatabaseErrorKind.StillReferenced) },
        { 1048, "Column 'it's' cannot be null", new(DatabaseErrorKind.RequiredValue) { Columns = ["it's"] } },
        { 1364, "Field 'Name' doesn't have a default value", new(DatabaseErrorKind.RequiredValue) { Columns = ["Name"] } },
        { 1406, "Data too long for column 'Name' at row 12", new(DatabaseErrorKind.ValueTooLong) { Columns = ["Name"] } },
        { 1264, "Out of range value for column 'Age' at row 1", new(DatabaseErrorKind.NumericOverflow) { Columns = ["Age"] } },
        { 1690, "BIGINT value is out of range in '(9223372036854775807 + 1)'", new(DatabaseErrorKind.NumericOverflow) },
        { 3819, "Check constraint 'CK_Documents_Pages' is violated.", new(DatabaseErrorKind.CheckViolation) { ConstraintName = "CK_Documents_Pages" } },
        {
            4025,
            "CONSTRAINT `CK_Documents_Pages` failed for `db`.`documents`",
            new(DatabaseErrorKind.CheckViolation) { ConstraintName = "CK_Documents_Pages", Table = "Documents" }
        },
        { 1205, "Lock wait timeout exceeded; try restarting transaction", new(DatabaseErrorKind.Busy) },
        { 3572, "Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set.", new(DatabaseErrorKind.Busy) },
        { 1213, "Deadlock found when trying to get lock; try restarting transaction", new(DatabaseErrorKind.Conflict) },
        { 1020, "Record has changed since last read in table 'Users'", new(DatabaseErrorKind.Conflict) },
        { 1290, "The MariaDB server is running with the --read-only option so it cannot execute this statement", new(DatabaseErrorKind.ReadOnly) },
        { 1290, "The MySQL server is running with the --secure-file-priv option so it cannot execute this statement", null },
        { 1836, "Running in read-only mode", new(DatabaseErrorKind.ReadOnly) },
        { 1927, "Connection was killed", new(DatabaseErrorKind.ConnectionLost) },
        { 1040, "Too many connections", new(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true } },
        { 1042, "Unable to connect to any of the specified MySQL hosts.", new(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true } },
        { 1047, "WSREP has not yet prepared node for application use", new(DatabaseErrorKind.ConnectionLost) { HadNoEffect = true } },
        { 1047, "Unknown command", null },
        { 1053, "Server shutdown in progress", new(DatabaseErrorKind.ConnectionLost) },
        { 1180, "Got error 6 \"No such device or address\" during COMMIT", new(DatabaseErrorKind.ConnectionLost) },
        { 1317, "Query execution was interrupted", new(DatabaseErrorKind.Timeout) { HadNoEffect = true } },
        { 1969, "Query execution was interrupted (max_statement_time exceeded)", new(DatabaseErrorKind.Timeout) { HadNoEffect = true } },
        { 3024, "Query execution was interrupted, maximum statement execution time exceeded", new(DatabaseErrorKind.Timeout) { HadNoEffect = true } },
        { 1146, "Table 'db.nothing' doesn't exist", null },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void An_error_is_read(int number, string message, DatabaseError? expected)
    {
        using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseMySqlMixins().Options);

        var error = ContextOptions.Of(db).ErrorTranslators.Single().Translate(MySqlProvider.ErrorOf(number, message), db.Model.GetRelationalModel());

        Assert.Equal(expected is null ? null : expected with { Columns = [] }, error is null ? null : error with { Columns = [] });
        Assert.Equal(expected?.Columns, error?.Columns);
    }
}
