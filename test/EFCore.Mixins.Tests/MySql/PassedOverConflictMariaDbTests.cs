using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class PassedOverConflictMariaDbTests(MariaDbOwnServer server) : PassedOverConflictSpecs(server), IClassFixture<MariaDbOwnServer>
{
    protected override string WaitOneSecond => "SET SESSION innodb_lock_wait_timeout = 1";
}
