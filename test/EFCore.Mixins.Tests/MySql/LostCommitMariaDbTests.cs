using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LostCommitMariaDbTests(MariaDbOwnServer server) : LostCommitSpecs(server), IClassFixture<MariaDbOwnServer>;
