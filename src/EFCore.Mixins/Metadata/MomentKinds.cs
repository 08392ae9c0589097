using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the kind of dates and times of a column, and converts values to it.</summary>
internal static class MomentKinds
{
    public static MomentKind Of(IReadOnlyProperty property)
        => property.GetTypeMapping() is RelationalTypeMapping { StoreType: var type } ? Of(type) : MomentKind.Any;

    /// <summary>
    ///     Converts a value to the kind of the column. A value without a zone is treated as UTC. For local clock time, the zone is ignored.
    /// </summary>
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
