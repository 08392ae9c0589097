using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordFillingMySqlTests(MySqlBackend backend) : ActiveRecordFillingSpecs(backend), IClassFixture<MySqlBackend>;
