using System.Linq.Dynamic.Core;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>System.Linq.Dynamic.Core as it serves EF best.</summary>
internal static class DynamicLinqSettings
{
    /// <summary>Values become parameters; EF would compile a constant again for each value.</summary>
    public static readonly ParsingConfig Parameters = new() { UseParameterizedNamesInDynamicQuery = true };
}
