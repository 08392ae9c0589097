using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordPagePostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
