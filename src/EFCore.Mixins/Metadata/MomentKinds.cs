using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the clock of a column, and sets moments by it.</summary>
internal static class MomentKinds
{
    public static MomentKind Of(IReadOnlyProperty property)
        => property.GetTypeMapping() is RelationalTypeMapping { StoreType: var type } ? Of(type) : MomentKind.Any;

    /// <summary>The value as the column takes it. A moment without a zone counts as UTC; for a clock on the wall it is the zone that does not count.</summary>
    public static object Set(this MomentKind clock, object value)
        => (clock, value) switch
        {
            (MomentKind.Utc, DateTime { Kind: DateTimeKind.Local } moment) => moment.ToUniversalTime(),
            (MomentKind.Utc, DateTime { Kind: DateTimeKind.Unspecified } moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc),
            (MomentKind.Utc, DateTimeOffset moment) => moment.ToUniversalTime(),
            (MomentKind.Wall, DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Unspecified),
            _ => value,
        };

    private static MomentKind Of(string type)
        => EndsWith(type, "with time zone") || StartsWith(type, "timestamptz") ? MomentKind.Utc
            : EndsWith(type, "without time zone") || StartsWith(type, "timestamp") ? MomentKind.Wall
            : MomentKind.Any;

    private static bool StartsWith(string type, string name) => type.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string type, string name) => type.EndsWith(name, StringComparison.OrdinalIgnoreCase);
}
