using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MappedDeletionMySqlTests(MySqlBackend backend) : MappedDeletionSpecs(backend), IClassFixture<MySqlBackend>;
