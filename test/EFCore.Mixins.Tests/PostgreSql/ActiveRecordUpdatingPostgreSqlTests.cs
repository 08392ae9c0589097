using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordUpdatingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordUpdatingSpecs(backend), IClassFixture<PostgreSqlBackend>;
