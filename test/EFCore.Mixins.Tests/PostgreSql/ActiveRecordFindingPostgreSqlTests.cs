using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordFindingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordFindingSpecs(backend), IClassFixture<PostgreSqlBackend>;
