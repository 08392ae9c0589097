using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TimestampPostgreSqlTests(PostgreSqlBackend backend) : TimestampSpecs(backend), IClassFixture<PostgreSqlBackend>;
