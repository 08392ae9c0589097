using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordFillingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordFillingSpecs(backend), IClassFixture<PostgreSqlBackend>;
