using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SerializationLoadingMySqlTests(MySqlBackend backend) : SerializationLoadingSpecs(backend), IClassFixture<MySqlBackend>;
