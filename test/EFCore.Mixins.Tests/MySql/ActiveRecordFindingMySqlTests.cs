using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordFindingMySqlTests(MySqlBackend backend) : ActiveRecordFindingSpecs(backend), IClassFixture<MySqlBackend>;
