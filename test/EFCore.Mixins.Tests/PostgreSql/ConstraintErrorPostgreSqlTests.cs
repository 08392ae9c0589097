using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ConstraintErrorPostgreSqlTests(PostgreSqlBackend backend) : ConstraintErrorSpecs(backend), IClassFixture<PostgreSqlBackend>;
