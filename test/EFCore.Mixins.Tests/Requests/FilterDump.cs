using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>A filter as text that does not depend on the order of its parts.</summary>
internal static class FilterDump
{
    /// <param name="filter">The filter.</param>
    /// <param name="withoutNull">Whether nulls are written as in a query string.</param>
    public static string Of(Filter filter, bool withoutNull = false)
        => Of(FilterOutline.Of(filter, withoutNull ? FilterRewriting.WithoutNull : condition => condition));

    private static string Of(FilterOutline outline) => string.Join(" & ", Parts(outline).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Parts(FilterOutline outline)
        => outline.Parts.SelectMany(Parts).Concat(outline.Others.SelectMany(Parts));

    private static IEnumerable<string> Parts(FilterOutlinePart part)
        => part.IsCondition ? [$"{Key(part.Name)}={Value(part.Value)}"]
            : part is { IsOr: true, Branches: [var only] } ? Parts(only)
            : part.IsOr ? [$"or({string.Join(" | ", part.Branches.Select(Of).Order(StringComparer.Ordinal))})"]
            : [$"{part.Name}({Of(part.Branches[0])})"];

    private static string Key(string key) => key.EndsWith("__exact", StringComparison.Ordinal) ? key[..^"__exact".Length] : key;

    private static string Value(object? given)
        => JsonValueReader.Unwrap(given) switch
        {
            null => "null",
            decimal number => FilterText.Of((double)number) ?? "",
            string text => $"'{text}'",
            var value when ListValueReader.Read(value, ListValueReader.Most) is { } list => $"[{string.Join(", ", list.Select(Value))}]",
            // The value is not null here.
            Enum or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or char => $"'{FilterText.Of(JsonValueReader.Unwrap(given)!)}'",
            var value => FilterText.Of(value) ?? value.ToString() ?? "",
        };
}
