using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ReadingFactoryPostgreSqlTests(PostgreSqlBackend backend) : ReadingFactorySpecs(backend), IClassFixture<PostgreSqlBackend>;
