using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ActiveRecordDeletingPostgreSqlTests(PostgreSqlBackend backend) : ActiveRecordDeletingSpecs(backend), IClassFixture<PostgreSqlBackend>;
