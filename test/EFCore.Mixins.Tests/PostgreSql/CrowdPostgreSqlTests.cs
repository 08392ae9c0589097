using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class CrowdPostgreSqlTests(PostgreSqlOwnServer server) : CrowdSpecs(server), IClassFixture<PostgreSqlOwnServer>;
