using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class CrowdMariaDbTests(MariaDbOwnServer server) : CrowdSpecs(server), IClassFixture<MariaDbOwnServer>;
