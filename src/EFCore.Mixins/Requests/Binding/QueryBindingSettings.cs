using EFCore.Mixins.Filtering.Operators;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>What texts of requests mean, beside the model.</summary>
/// <param name="Filtering">The limits and operators of the context.</param>
internal sealed record QueryBindingSettings(FilterBindingSettings Filtering)
{
    public QueryLimits Limits { get; init; } = new();

    /// <summary>The zone of moments that are written without one.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether enums may be written as numbers.</summary>
    public bool AllowsEnumNumbers { get; init; }

    /// <summary>Whether a page that is too large is cut to the limit, rather than refused.</summary>
    public bool ClampsPageSize { get; init; }
}
