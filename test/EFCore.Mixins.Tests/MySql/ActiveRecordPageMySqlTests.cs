using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordPageMySqlTests(MySqlBackend backend) : ActiveRecordPageSpecs(backend), IClassFixture<MySqlBackend>;
