using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.Policies;

/// <summary>Warns once at startup about attributes that can be sorted by but not read: an order reveals their values.</summary>
internal static partial class SortWarnings
{
    public static void Log(BoundPolicy policy, string? endpoint, IServiceProvider services)
    {
        var hidden = policy.Sorts
            .Where(sort => sort.Value.Aggregates == SortAggregates.None && !ReadablePaths.Contain(policy.Reads, sort.Key))
            .Select(sort => sort.Value.Name)
            .ToList();
        if (hidden.Count > 0 && services.GetService<ILoggerFactory>()?.CreateLogger("EFCore.Mixins.Policies") is { } logger)
            Warn(logger, endpoint, string.Join(", ", hidden));
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The policy of endpoint '{Endpoint}' lets requests sort by what they cannot read: {Names}. An order reveals the values.")]
    private static partial void Warn(ILogger logger, string? endpoint, string names);
}
