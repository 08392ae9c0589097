using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class InPlacePostgreSqlTests(PostgreSqlBackend backend) : InPlaceSpecs(backend), IClassFixture<PostgreSqlBackend>;
