using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class StoredFormPostgreSqlTests(PostgreSqlBackend backend) : StoredFormSpecs(backend), IClassFixture<PostgreSqlBackend>;
