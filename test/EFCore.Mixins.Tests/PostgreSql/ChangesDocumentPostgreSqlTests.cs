using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ChangesDocumentPostgreSqlTests(PostgreSqlBackend backend) : ChangesDocumentSpecs(backend), IClassFixture<PostgreSqlBackend>;
