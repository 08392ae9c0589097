using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Text that compares by code point, but for blanks at its end, which do not count.</summary>
internal sealed class PaddedMySqlModel(ModelCustomizerDependencies dependencies) : MySqlModel(dependencies)
{
    protected override string CollationOf(MySqlVersion version) => "utf8mb4_bin";
}
