using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SerializationPageMySqlTests(MySqlBackend backend) : SerializationPageSpecs(backend), IClassFixture<MySqlBackend>;
