using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the clock of a column, and sets moments by it.</summary>
internal static class Clocks
{
    public static Clock Of(IReadOnlyProperty property)
        => property.GetTypeMapping() is RelationalTypeMapping { StoreType: var type } ? Of(type) : Clock.Any;

    /// <summary>The value as the column takes it. A moment without a zone counts as UTC; for a clock on the wall it is the zone that does not count.</summary>
    public static object Set(this Clock clock, object value)
        => (clock, value) switch
        {
            (Clock.Utc, DateTime { Kind: DateTimeKind.Local } moment) => moment.ToUniversalTime(),
            (Clock.Utc, DateTime { Kind: DateTimeKind.Unspecified } moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc),
            (Clock.Utc, DateTimeOffset moment) => moment.ToUniversalTime(),
            (Clock.Wall, DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Unspecified),
            _ => value,
        };

    private static Clock Of(string type)
        => type.EndsWith("with time zone", StringComparison.OrdinalIgnoreCase) || type.StartsWith("timestamptz", StringComparison.OrdinalIgnoreCase) ? Clock.Utc
            : type.EndsWith("without time zone", StringComparison.OrdinalIgnoreCase) || type.StartsWith("timestamp", StringComparison.OrdinalIgnoreCase) ? Clock.Wall
            : Clock.Any;
}
