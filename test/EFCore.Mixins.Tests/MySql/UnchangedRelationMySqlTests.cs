using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class UnchangedRelationMySqlTests(MySqlBackend backend) : UnchangedRelationSpecs(backend), IClassFixture<MySqlBackend>;
