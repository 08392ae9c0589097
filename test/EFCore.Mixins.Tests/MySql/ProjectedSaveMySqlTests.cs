using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ProjectedSaveMySqlTests(MySqlBackend backend) : ProjectedSaveSpecs(backend), IClassFixture<MySqlBackend>;
