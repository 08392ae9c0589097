using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ServerConflictPostgreSqlTests(PostgreSqlOwnServer server) : ServerConflictSpecs(server), IClassFixture<PostgreSqlOwnServer>;
