using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadRelationPostgreSqlTests(PostgreSqlBackend backend) : LoadRelationSpecs(backend), IClassFixture<PostgreSqlBackend>;
