using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ServerConflictMariaDbTests(MariaDbOwnServer server) : ServerConflictSpecs(server), IClassFixture<MariaDbOwnServer>;
