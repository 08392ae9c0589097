using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ForeignTextPostgreSqlTests(PostgreSqlBackend backend) : ForeignTextSpecs(backend), IClassFixture<PostgreSqlBackend>;
