using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>A time as every database keeps it: in UTC, to the microsecond.</summary>
internal readonly record struct Instant(DateTimeOffset Time)
{
    /// <summary>The time by the clock of the context.</summary>
    public static Instant Now(DbContext context)
    {
        var now = ContextOptions.Of(context).TimeProvider.GetUtcNow();
        return new Instant(new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
    }

    /// <summary>Whether a property can hold it.</summary>
    public static bool Fits(IProperty property) => Underlying(property) == typeof(DateTime) || Underlying(property) == typeof(DateTimeOffset);

    /// <summary>The value for a property that can hold it, of the kind that its column takes.</summary>
    public object For(IProperty property) => Clocks.Of(property).Set(Underlying(property) == typeof(DateTime) ? (object)Time.UtcDateTime : Time);

    private static Type Underlying(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
