using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TimeoutMariaDbTests(MariaDbOwnServer server) : TimeoutSpecs(server), IClassFixture<MariaDbOwnServer>;
