using System.Globalization;

namespace EFCore.Mixins.Filtering;

/// <summary>Widens numbers, and narrows them where nothing is lost.</summary>
internal static class Numbers
{
    private static readonly HashSet<Type> Integers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
    ];

    private static readonly HashSet<Type> Fractions = [typeof(float), typeof(double), typeof(decimal)];

    public static bool IsInteger(Type type) => Integers.Contains(type);

    public static bool IsNumber(Type type) => Integers.Contains(type) || Fractions.Contains(type);

    public static bool IsWhole(object value)
        => value switch
        {
            decimal number => decimal.IsInteger(number),
            double number => double.IsInteger(number),
            float number => float.IsInteger(number),
            _ => IsInteger(value.GetType()),
        };

    /// <summary>The number as <paramref name="target"/>, or null where it is none or does not fit.</summary>
    public static object? Convert(object value, Type target)
    {
        if (!IsNumber(value.GetType()) || (IsInteger(target) && !IsWhole(value)))
            return null;
        try
        {
            var number = value is double or float && target == typeof(decimal)
                ? decimal.Parse(System.Convert.ToString(value, CultureInfo.InvariantCulture)!, NumberStyles.Float, CultureInfo.InvariantCulture) // a number has a text
                : System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
            return IsExact(value, number) ? number : null;
        }
        catch (Exception exception) when (exception is OverflowException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A whole number beyond the precision of a floating-point type would become its neighbour, a tiny one zero.</summary>
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

    private static Int128 Whole(object value) => (Int128)System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
