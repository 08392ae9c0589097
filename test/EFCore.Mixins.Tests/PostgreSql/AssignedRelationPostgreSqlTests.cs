using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class AssignedRelationPostgreSqlTests(PostgreSqlBackend backend) : AssignedRelationSpecs(backend), IClassFixture<PostgreSqlBackend>;
