using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MappedRollbackPostgreSqlTests(PostgreSqlBackend backend) : MappedRollbackSpecs(backend), IClassFixture<PostgreSqlBackend>;
