using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadRelationMySqlTests(MySqlBackend backend) : LoadRelationSpecs(backend), IClassFixture<MySqlBackend>;
