using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordDeletingMySqlTests(MySqlBackend backend) : ActiveRecordDeletingSpecs(backend), IClassFixture<MySqlBackend>;
