using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class RetryMariaDbTests(MariaDbOwnServer server) : RetrySpecs(server), IClassFixture<MariaDbOwnServer>;
