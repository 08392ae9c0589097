using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ToModelPostgreSqlTests(PostgreSqlBackend backend) : ToModelSpecs(backend), IClassFixture<PostgreSqlBackend>;
