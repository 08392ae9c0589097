using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class InputMySqlTests(MySqlBackend backend) : InputSpecs(backend), IClassFixture<MySqlBackend>;
