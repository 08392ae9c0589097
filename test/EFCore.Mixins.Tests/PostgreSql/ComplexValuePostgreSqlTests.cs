using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ComplexValuePostgreSqlTests(PostgreSqlBackend backend) : ComplexValueSpecs(backend), IClassFixture<PostgreSqlBackend>;
