using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RetryPostgreSqlTests(PostgreSqlOwnServer server) : RetrySpecs(server), IClassFixture<PostgreSqlOwnServer>;
