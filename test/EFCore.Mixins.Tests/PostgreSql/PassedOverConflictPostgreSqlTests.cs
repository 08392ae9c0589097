using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <remarks>A transaction lives on where it is rolled back to a savepoint, also after a deadlock.</remarks>
public sealed class PassedOverConflictPostgreSqlTests(PostgreSqlOwnServer server) : PassedOverConflictSpecs(server), IClassFixture<PostgreSqlOwnServer>
{
    protected override string WaitOneSecond => "SET LOCAL lock_timeout = '1s'";

    protected override bool LivesOnAfter(string action) => action is "bulk update" or "save" or "unit";
}
