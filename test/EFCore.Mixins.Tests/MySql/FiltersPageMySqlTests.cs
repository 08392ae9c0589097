using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FiltersPageMySqlTests(MySqlBackend backend) : FiltersPageSpecs(backend), IClassFixture<MySqlBackend>;
