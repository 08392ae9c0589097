using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MisplacedStatementPostgreSqlTests(PostgreSqlBackend backend) : MisplacedStatementSpecs(backend), IClassFixture<PostgreSqlBackend>;
