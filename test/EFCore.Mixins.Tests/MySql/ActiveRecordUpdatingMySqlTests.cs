using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordUpdatingMySqlTests(MySqlBackend backend) : ActiveRecordUpdatingSpecs(backend), IClassFixture<MySqlBackend>;
