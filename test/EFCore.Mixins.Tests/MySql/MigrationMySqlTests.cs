using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MigrationMySqlTests(MySqlBackend backend) : MigrationSpecs(backend), IClassFixture<MySqlBackend>;
