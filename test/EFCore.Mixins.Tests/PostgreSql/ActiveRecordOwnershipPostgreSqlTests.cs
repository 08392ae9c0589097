using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordOwnershipPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordOwnershipSpecs(backend), IClassFixture<PostgreSqlBackend>;
