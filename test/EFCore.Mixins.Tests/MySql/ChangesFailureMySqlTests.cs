using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ChangesFailureMySqlTests(MySqlBackend backend) : ChangesFailureSpecs(backend), IClassFixture<MySqlBackend>;
