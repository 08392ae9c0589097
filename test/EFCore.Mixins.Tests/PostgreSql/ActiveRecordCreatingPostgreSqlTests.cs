using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordCreatingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordCreatingSpecs(backend), IClassFixture<PostgreSqlBackend>;
