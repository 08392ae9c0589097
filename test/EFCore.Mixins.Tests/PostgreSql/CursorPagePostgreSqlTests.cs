using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class CursorPagePostgreSqlTests(PostgreSqlBackend backend) : CursorPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
