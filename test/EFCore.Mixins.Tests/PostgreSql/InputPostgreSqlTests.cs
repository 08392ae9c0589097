using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class InputPostgreSqlTests(PostgreSqlBackend backend) : InputSpecs(backend), IClassFixture<PostgreSqlBackend>;
