using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RolledBackSaveMySqlTests(MySqlBackend backend) : RolledBackSaveSpecs(backend), IClassFixture<MySqlBackend>;
