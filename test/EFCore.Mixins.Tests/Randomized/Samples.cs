using CsCheck;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>The few values in data and filters, so that filters match.</summary>
internal static class Samples
{
    public static string[] Texts { get; } =
    [
        "", "a", "A", "ab", "aB", "AB", "a%", "A%b", "a_b", "axb", "_", "%", "[a]", "[", "]", "a*", "*", "?", "a?b",
        @"\", @"a\b", @"\%", "a'b", "\"", "^a", "b a",
    ];

    public static int[] Numbers { get; } = [0, 1, 2, 3];

    public static double[] Fractions { get; } = [0.5, 1, 2.25];

    public static decimal[] Prices { get; } = [0, 1, 2.50m, 10];

    public static DateTime[] Moments { get; } =
    [
        new(2023, 12, 31, 23, 59, 59, DateTimeKind.Unspecified), new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        new(2024, 2, 29, 12, 30, 0, DateTimeKind.Unspecified), new(2024, 2, 29, 12, 30, 1, DateTimeKind.Unspecified),
        new(2025, 6, 15, 8, 0, 5, DateTimeKind.Unspecified),
    ];

    public static DateOnly[] Days { get; } = [.. Moments.Select(DateOnly.FromDateTime).Distinct()];

    public static TimeOnly[] Times { get; } = [.. Moments.Select(TimeOnly.FromDateTime)];

    private static string[] PatternPieces { get; } = ["a", "A", "b", "B", "%", "_", @"\%", @"\_", @"\\", @"\a", "[", "]", "*", "?", "^", "-"];

    private static string[] Expressions { get; } = ["a", "^a", "b$", "^$", "[ab]", "a.b", @"\\", "A|_"];

    public static Gen<object?> Pattern { get; } = Pick.Of(PatternPieces).Array[0, 4].Select(pieces => (object?)string.Concat(pieces));

    public static Gen<object?> Expression { get; } = Pick.Of(Expressions).Select(text => (object?)text);

    public static Gen<object?> Of(Type type)
        => type == typeof(string) ? Any(Texts)
            : type == typeof(int) || type == typeof(long) ? Any(Numbers)
            : type == typeof(double) ? Any(Fractions)
            : type == typeof(decimal) ? Any(Prices)
            : type == typeof(bool) ? Any(true, false)
            : type == typeof(PostKind) ? Pick.Of<object?>(PostKind.Note, PostKind.Article, PostKind.Review, nameof(PostKind.Article), (int)PostKind.Review)
            : type == typeof(DateTime) ? Any(Moments)
            : type == typeof(DateOnly) ? Any(Days)
            : Any(Times);

    private static Gen<object?> Any<T>(params T[] values) => Pick.Of(values).Select(value => (object?)value);
}
