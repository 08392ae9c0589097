using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HiddenRowPostgreSqlTests(PostgreSqlBackend backend) : HiddenRowSpecs(backend), IClassFixture<PostgreSqlBackend>;
