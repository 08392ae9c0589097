using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FilterSemanticsMySqlTests(MySqlBackend backend) : FilterSemanticsSpecs(backend), IClassFixture<MySqlBackend>;
