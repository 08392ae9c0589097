using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SerializationPostgreSqlTests(PostgreSqlBackend backend) : SerializationSpecs(backend), IClassFixture<PostgreSqlBackend>;
