using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class PagingPageMySqlTests(MySqlBackend backend) : PagingPageSpecs(backend), IClassFixture<MySqlBackend>;
