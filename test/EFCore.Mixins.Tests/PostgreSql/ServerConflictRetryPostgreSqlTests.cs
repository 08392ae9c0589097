using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The library's strategy in the place of the provider's.</summary>
public sealed class ServerConflictRetryPostgreSqlTests(PostgreSqlOwnServer server) : ServerConflictSpecs(server), IClassFixture<PostgreSqlOwnServer>
{
    protected override DbContextOptionsBuilder<SpecContext> Options(int port, int retries) => RetryingOptions(port, retries);
}
