using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class NamedValueMySqlTests(MySqlBackend backend) : NamedValueSpecs(backend), IClassFixture<MySqlBackend>;
