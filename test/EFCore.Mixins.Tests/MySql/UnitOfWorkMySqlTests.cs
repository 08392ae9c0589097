using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class UnitOfWorkMySqlTests(MySqlBackend backend) : UnitOfWorkSpecs(backend), IClassFixture<MySqlBackend>;
