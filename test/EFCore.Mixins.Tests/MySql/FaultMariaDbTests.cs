using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FaultMariaDbTests(MariaDbOwnServer server) : FaultSpecs(server), IClassFixture<MariaDbOwnServer>;
