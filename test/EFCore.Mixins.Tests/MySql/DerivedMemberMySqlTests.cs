using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class DerivedMemberMySqlTests(MySqlBackend backend) : DerivedMemberSpecs(backend), IClassFixture<MySqlBackend>;
