using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HiddenMemberPostgreSqlTests(PostgreSqlBackend backend) : HiddenMemberSpecs(backend), IClassFixture<PostgreSqlBackend>;
