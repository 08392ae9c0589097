using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The library's strategy in the place of the provider's.</summary>
public sealed class ServerConflictRetryMariaDbTests(MariaDbOwnServer server) : ServerConflictSpecs(server), IClassFixture<MariaDbOwnServer>
{
    protected override DbContextOptionsBuilder<SpecContext> Options(int port, int retries) => RetryingOptions(port, retries);
}
