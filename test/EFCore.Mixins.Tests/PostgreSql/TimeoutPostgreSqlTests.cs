using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TimeoutPostgreSqlTests(PostgreSqlOwnServer server) : TimeoutSpecs(server), IClassFixture<PostgreSqlOwnServer>;
