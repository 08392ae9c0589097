using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ComputedMembersPageMySqlTests(MySqlBackend backend) : ComputedMembersPageSpecs(backend), IClassFixture<MySqlBackend>;
