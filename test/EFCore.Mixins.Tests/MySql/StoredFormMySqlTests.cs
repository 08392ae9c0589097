using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class StoredFormMySqlTests(MySqlBackend backend) : StoredFormSpecs(backend), IClassFixture<MySqlBackend>;
