using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class PageMySqlTests(MySqlBackend backend) : PageSpecs(backend), IClassFixture<MySqlBackend>;
