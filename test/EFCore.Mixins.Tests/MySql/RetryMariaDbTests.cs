using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RetryMariaDbTests(MariaDbOwnServer server) : RetrySpecs(server), IClassFixture<MariaDbOwnServer>;
