using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadKeyPostgreSqlTests(PostgreSqlBackend backend) : LoadKeySpecs(backend), IClassFixture<PostgreSqlBackend>;
