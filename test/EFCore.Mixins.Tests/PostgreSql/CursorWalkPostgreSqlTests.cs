using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class CursorWalkPostgreSqlTests(PostgreSqlBackend backend) : CursorWalkSpecs(backend), IClassFixture<PostgreSqlBackend>;
