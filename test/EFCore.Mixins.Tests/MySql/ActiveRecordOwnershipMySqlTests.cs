using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordOwnershipMySqlTests(MySqlBackend backend) : ActiveRecordOwnershipSpecs(backend), IClassFixture<MySqlBackend>;
