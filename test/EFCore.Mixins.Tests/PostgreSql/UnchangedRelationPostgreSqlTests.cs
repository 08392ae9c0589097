using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class UnchangedRelationPostgreSqlTests(PostgreSqlBackend backend) : UnchangedRelationSpecs(backend), IClassFixture<PostgreSqlBackend>;
