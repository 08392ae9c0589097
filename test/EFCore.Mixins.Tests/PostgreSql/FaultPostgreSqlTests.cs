using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class FaultPostgreSqlTests(PostgreSqlOwnServer server) : FaultSpecs(server), IClassFixture<PostgreSqlOwnServer>;
