using System.Collections.Frozen;
using System.Globalization;

namespace EFCore.Mixins.Values;

/// <summary>Widens numbers, and narrows them if nothing is lost.</summary>
internal static class NumberConversions
{
    /// <summary>Every double closer to zero is in the range of <see cref="decimal" />.</summary>
    private const double DecimalEnd = 7.9228162514264337e28;

    private static readonly FrozenDictionary<Type, (Int128 Min, Int128 Max)> Integers = new Dictionary<Type, (Int128 Min, Int128 Max)>
    {
        [typeof(sbyte)] = (sbyte.MinValue, sbyte.MaxValue),
        [typeof(byte)] = (byte.MinValue, byte.MaxValue),
        [typeof(short)] = (short.MinValue, short.MaxValue),
        [typeof(ushort)] = (ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = (int.MinValue, int.MaxValue),
        [typeof(uint)] = (uint.MinValue, uint.MaxValue),
        [typeof(long)] = (long.MinValue, long.MaxValue),
        [typeof(ulong)] = (ulong.MinValue, ulong.MaxValue),
    }.ToFrozenDictionary();

    private static readonly HashSet<Type> Fractions = [typeof(float), typeof(double), typeof(decimal)];

    public static bool IsInteger(Type type) => Integers.ContainsKey(type);

    public static bool IsNumber(Type type) => Integers.ContainsKey(type) || Fractions.Contains(type);

    public static bool IsWhole(object value)
        => value switch
        {
            decimal number => decimal.IsInteger(number),
            double number => double.IsInteger(number),
            float number => float.IsInteger(number),
            _ => IsInteger(value.GetType()),
        };

    /// <summary>The number as <paramref name="target"/>, or null if it is not a number or out of range.</summary>
    public static object? Convert(object value, Type target)
        => IsNumber(value.GetType())
            && IsInRange(value, target)
            && Change(value, target) is { } number
            && IsExact(value, number)
                ? number
                : null;

    /// <summary>Checked first, because an exception for each number of a long input is expensive.</summary>
    private static bool IsInRange(object value, Type target)
        => Integers.TryGetValue(target, out var range)
            ? IsWhole(value) && Whole(value) is var whole && whole >= range.Min && whole <= range.Max
            : !IsCutToDecimal(value, target) || Math.Abs(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)) < DecimalEnd;

    private static bool IsCutToDecimal(object value, Type target) => target == typeof(decimal) && value is (double or float);

    private static object? Change(object value, Type target)
    {
        if (!IsCutToDecimal(value, target))
            return System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
    }

    /// <summary>
    ///     An integer beyond the precision of a floating-point type would become a neighboring number, and a tiny number zero.
    /// </summary>
    private static bool IsExact(object value, object number)
        => number switch
        {
            double wide when IsInteger(value.GetType()) => Whole(value) == (Int128)wide,
            float narrow when IsInteger(value.GetType()) => Whole(value) == (Int128)narrow,
            float narrow when value is double wide && double.IsFinite(wide) => float.IsFinite(narrow) && (narrow == 0) == (wide == 0),
            decimal exact when value is double wide => (double)exact == wide,
            decimal exact when value is float wide => (float)exact == wide,
            _ => true,
        };

    private static Int128 Whole(object value)
        => value switch
        {
            double number => Int128.CreateSaturating(number),
            float number => Int128.CreateSaturating(number),
            _ => (Int128)System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        };
}
