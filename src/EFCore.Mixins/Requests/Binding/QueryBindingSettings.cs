using EFCore.Mixins.Filtering.Operators;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>The settings for texts of requests.</summary>
/// <param name="Filtering">The limits and operators of the context.</param>
internal sealed record QueryBindingSettings(FilterBindingSettings Filtering)
{
    public QueryLimits Limits { get; init; } = new();

    /// <summary>The time zone of dates and times without an offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether enums can be written as numbers.</summary>
    public bool AllowsEnumNumbers { get; init; }

    /// <summary>Whether a page size above the limit is reduced, instead of rejected.</summary>
    public bool ClampsPageSize { get; init; }
}
