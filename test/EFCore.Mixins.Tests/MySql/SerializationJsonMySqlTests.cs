using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SerializationJsonMySqlTests(MySqlBackend backend) : SerializationJsonSpecs(backend), IClassFixture<MySqlBackend>;
