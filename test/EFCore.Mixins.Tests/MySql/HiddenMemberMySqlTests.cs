using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HiddenMemberMySqlTests(MySqlBackend backend) : HiddenMemberSpecs(backend), IClassFixture<MySqlBackend>;
