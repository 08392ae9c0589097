using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TimestampBulkPostgreSqlTests(PostgreSqlBackend backend) : TimestampBulkSpecs(backend), IClassFixture<PostgreSqlBackend>;
