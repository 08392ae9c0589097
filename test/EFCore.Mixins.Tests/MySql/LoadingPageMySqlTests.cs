using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadingPageMySqlTests(MySqlBackend backend) : LoadingPageSpecs(backend), IClassFixture<MySqlBackend>;
