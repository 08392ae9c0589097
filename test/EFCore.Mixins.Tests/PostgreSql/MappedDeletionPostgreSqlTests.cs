using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MappedDeletionPostgreSqlTests(PostgreSqlBackend backend) : MappedDeletionSpecs(backend), IClassFixture<PostgreSqlBackend>;
