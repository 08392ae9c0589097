using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LostCommitPostgreSqlTests(PostgreSqlOwnServer server) : LostCommitSpecs(server), IClassFixture<PostgreSqlOwnServer>;
