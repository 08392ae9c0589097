using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class StatementLifetimeMySqlTests(MySqlBackend backend) : StatementLifetimeSpecs(backend), IClassFixture<MySqlBackend>;
