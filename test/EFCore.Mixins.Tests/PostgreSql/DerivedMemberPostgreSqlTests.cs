using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class DerivedMemberPostgreSqlTests(PostgreSqlBackend backend) : DerivedMemberSpecs(backend), IClassFixture<PostgreSqlBackend>;
