using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ComputedMembersPagePostgreSqlTests(PostgreSqlBackend backend) : ComputedMembersPageSpecs(backend), IClassFixture<PostgreSqlBackend>;
