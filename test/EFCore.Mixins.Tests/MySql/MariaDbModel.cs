using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>As <see cref="MySqlModel" />, without a question to the server, which a test may have stopped.</summary>
internal sealed class MariaDbModel(ModelCustomizerDependencies dependencies) : MySqlModel(dependencies)
{
    protected override MySqlVersion VersionOf(IDbContextOptions options) => new("MariaDB");
}
