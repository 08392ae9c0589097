using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadingPagePostgreSqlTests(PostgreSqlBackend backend) : LoadingPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
