using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MappedRollbackMySqlTests(MySqlBackend backend) : MappedRollbackSpecs(backend), IClassFixture<MySqlBackend>;
