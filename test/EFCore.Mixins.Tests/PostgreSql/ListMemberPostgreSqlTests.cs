using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ListMemberPostgreSqlTests(PostgreSqlBackend backend) : ListMemberSpecs(backend), IClassFixture<PostgreSqlBackend>;
