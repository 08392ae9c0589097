using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>A time as every database stores it: in UTC, to the microsecond.</summary>
internal readonly record struct StampTime(DateTimeOffset Time)
{
    /// <summary>The time by the clock of the context.</summary>
    public static StampTime Now(DbContext context)
    {
        var now = ContextOptions.Of(context).TimeProvider.GetUtcNow();
        return new StampTime(new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
    }

    /// <summary>Whether a property has a type for it.</summary>
    public static bool Fits(IProperty property)
        => Underlying(property) == typeof(DateTime) || Underlying(property) == typeof(DateTimeOffset);

    /// <summary>The value for a property of such a type, with the kind of its column.</summary>
    public object For(IProperty property)
        => MomentKinds.Of(property).Set(Underlying(property) == typeof(DateTime) ? (object)Time.UtcDateTime : Time);

    private static Type Underlying(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
