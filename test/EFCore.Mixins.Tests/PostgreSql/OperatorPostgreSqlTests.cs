using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class OperatorPostgreSqlTests(PostgreSqlBackend backend) : OperatorSpecs(backend), IClassFixture<PostgreSqlBackend>;
