using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class UnitOfWorkPostgreSqlTests(PostgreSqlBackend backend) : UnitOfWorkSpecs(backend), IClassFixture<PostgreSqlBackend>;
