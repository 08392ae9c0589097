using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SerializationMySqlTests(MySqlBackend backend) : SerializationSpecs(backend), IClassFixture<MySqlBackend>;
