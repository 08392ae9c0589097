using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TimestampModelPostgreSqlTests(PostgreSqlBackend backend) : TimestampModelSpecs(backend), IClassFixture<PostgreSqlBackend>;
