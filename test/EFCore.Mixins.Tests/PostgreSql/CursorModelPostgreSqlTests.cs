using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class CursorModelPostgreSqlTests(PostgreSqlBackend backend) : CursorModelSpecs(backend), IClassFixture<PostgreSqlBackend>;
