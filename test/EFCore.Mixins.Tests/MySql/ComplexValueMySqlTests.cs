using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ComplexValueMySqlTests(MySqlBackend backend) : ComplexValueSpecs(backend), IClassFixture<MySqlBackend>;
