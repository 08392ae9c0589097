using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class OracleLoadMySqlTests(MySqlBackend backend) : OracleLoadSpecs(backend), IClassFixture<MySqlBackend>;
