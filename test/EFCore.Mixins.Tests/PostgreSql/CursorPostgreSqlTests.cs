using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class CursorPostgreSqlTests(PostgreSqlBackend backend) : CursorSpecs(backend), IClassFixture<PostgreSqlBackend>;
