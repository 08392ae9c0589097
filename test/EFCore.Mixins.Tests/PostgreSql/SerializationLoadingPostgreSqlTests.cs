using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SerializationLoadingPostgreSqlTests(PostgreSqlBackend backend) : SerializationLoadingSpecs(backend), IClassFixture<PostgreSqlBackend>;
