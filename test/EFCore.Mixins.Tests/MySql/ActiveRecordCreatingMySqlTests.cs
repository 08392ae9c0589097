using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordCreatingMySqlTests(MySqlBackend backend) : ActiveRecordCreatingSpecs(backend), IClassFixture<MySqlBackend>;
