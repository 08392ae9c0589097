using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadFailureMySqlTests(MySqlBackend backend) : LoadFailureSpecs(backend), IClassFixture<MySqlBackend>
{
    /// <summary>A connection runs one command at a time: all rows are read before their relations are.</summary>
    protected override int MostInMemory => 5500;

    /// <summary>The driver has the few rows of the last command before it looks at the token: they are loaded, and marked so.</summary>
    protected override bool EndsInTime => false;
}
