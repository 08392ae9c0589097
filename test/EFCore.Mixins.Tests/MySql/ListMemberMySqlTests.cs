using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ListMemberMySqlTests(MySqlBackend backend) : ListMemberSpecs(backend), IClassFixture<MySqlBackend>;
