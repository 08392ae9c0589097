using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class PagingPagePostgreSqlTests(PostgreSqlBackend backend) : PagingPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
