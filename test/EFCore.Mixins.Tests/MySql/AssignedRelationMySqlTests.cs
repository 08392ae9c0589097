using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class AssignedRelationMySqlTests(MySqlBackend backend) : AssignedRelationSpecs(backend), IClassFixture<MySqlBackend>;
