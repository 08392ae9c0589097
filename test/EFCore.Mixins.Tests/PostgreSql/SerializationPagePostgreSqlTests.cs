using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SerializationPagePostgreSqlTests(PostgreSqlBackend backend) : SerializationPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
