using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SerializationJsonPostgreSqlTests(PostgreSqlBackend backend) : SerializationJsonSpecs(backend), IClassFixture<PostgreSqlBackend>;
