using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>The format of a sort key's values in a cursor.</summary>
internal abstract class CursorValue
{
    private static readonly FrozenDictionary<Type, CursorValue> Known = new Dictionary<Type, CursorValue>
    {
        [typeof(bool)] = Whole<bool>(value => value ? 1 : 0, number => number is 0 or 1 ? number == 1 : null),
        [typeof(sbyte)] = Whole<sbyte>(value => value, number => number is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)number : null),
        [typeof(byte)] = Whole<byte>(value => value, number => number is >= byte.MinValue and <= byte.MaxValue ? (byte)number : null),
        [typeof(short)] = Whole<short>(value => value, number => number is >= short.MinValue and <= short.MaxValue ? (short)number : null),
        [typeof(ushort)] = Whole<ushort>(
            value => value,
            number => number is >= ushort.MinValue and <= ushort.MaxValue ? (ushort)number : null),
        [typeof(int)] = Whole<int>(value => value, number => number is >= int.MinValue and <= int.MaxValue ? (int)number : null),
        [typeof(uint)] = Whole<uint>(value => value, number => number is >= uint.MinValue and <= uint.MaxValue ? (uint)number : null),
        [typeof(long)] = Whole<long>(value => value, number => number),
        [typeof(ulong)] = Whole<ulong>(value => unchecked((long)value), number => (ulong?)unchecked((ulong)number)),
        [typeof(char)] = Whole<char>(
            value => value,
            number => number is >= char.MinValue and <= char.MaxValue && !char.IsSurrogate((char)number) ? (char)number : null),
        [typeof(float)] = Whole<float>(
            value => BitConverter.SingleToInt32Bits(value),
            number => number is >= int.MinValue and <= int.MaxValue ? BitConverter.Int32BitsToSingle((int)number) : null),
        [typeof(double)] = Whole<double>(BitConverter.DoubleToInt64Bits, number => BitConverter.Int64BitsToDouble(number)),
        [typeof(DateOnly)] = Whole<DateOnly>(
            value => value.DayNumber,
            number => number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : (DateOnly?)null),
        [typeof(TimeOnly)] = Whole<TimeOnly>(
            value => value.Ticks,
            number => number >= 0 && number <= TimeOnly.MaxValue.Ticks ? new TimeOnly(number) : (TimeOnly?)null),
        [typeof(TimeSpan)] = Whole<TimeSpan>(value => value.Ticks, number => new TimeSpan(number)),
        [typeof(DateTime)] = new MomentCursorValue(),
        [typeof(DateTimeOffset)] = new OffsetCursorValue(),
        [typeof(decimal)] = new DecimalCursorValue(),
        [typeof(Guid)] = new GuidCursorValue(),
        [typeof(string)] = new TextCursorValue(),
        [typeof(byte[])] = new BytesCursorValue(),
    }.ToFrozenDictionary();

    /// <summary>Writes a value, which is not null.</summary>
    public abstract void Write(CursorWriter writer, object value);

    /// <summary>The stored form of a value, if the value itself has no order.</summary>
    public virtual object Stored(object value) => value;

    /// <summary>Reads a value; returns false if the cursor contains no value of the type.</summary>
    public abstract bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value);

    /// <summary>Whether cursors can contain values of a type.</summary>
    /// <param name="type">The type of the values.</param>
    /// <param name="column">The column of the values; null if there is none.</param>
    public static bool CanHold(Type type, IProperty? column) => Find(type, column) is not null;

    /// <inheritdoc cref="CanHold" />
    public static CursorValue Of(Type type, IProperty? column) => Find(type, column) ?? new NoCursorValue();

    private static CursorValue? Find(Type type, IProperty? column)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        return Known.TryGetValue(underlying, out var known) ? known
            : underlying.IsEnum ? new EnumCursorValue(underlying, Known[Enum.GetUnderlyingType(underlying)])
            : column is null ? null
            : Convert(column) ?? (CursorValue?)Json(column);
    }

    private static ConvertedCursorValue? Convert(IProperty column)
        => (column.FindTypeMapping()?.Converter ?? column.GetValueConverter()) is { } converter
            && Known.TryGetValue(Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType, out var stored)
                ? new ConvertedCursorValue(converter, stored)
                : null;

    private static JsonCursorValue? Json(IProperty column)
        => (column.GetJsonValueReaderWriter() ?? column.FindTypeMapping()?.JsonValueReaderWriter) is { } json
            ? new JsonCursorValue(json)
            : null;

    private static WholeCursorValue<T> Whole<T>(Func<T, long> toNumber, Func<long, T?> fromNumber)
        where T : struct
        => new(toNumber, fromNumber);
}
