using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LinkKeyPostgreSqlTests(PostgreSqlBackend backend) : LinkKeySpecs(backend), IClassFixture<PostgreSqlBackend>;
