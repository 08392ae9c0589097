using System.Globalization;
using System.Text;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Writes a filter as the parameters of a query string.</summary>
internal sealed class FilterQueryStringWriter
{
    private const string Prefix = "filter";

    /// <summary>Names with another meaning at the beginning of a parameter.</summary>
    private static readonly HashSet<string> Reserved
        = ["order_by", "load", "fields", "page", "page_size", "after", "before", "total", Prefix];

    private readonly StringBuilder text = new();
    private readonly bool prefixed;

    private FilterQueryStringWriter(bool prefixed) => this.prefixed = prefixed;

    /// <exception cref="NotSupportedException">The filter cannot be expressed in a query string.</exception>
    public static string Write(Filter filter, bool prefixed)
    {
        var writer = new FilterQueryStringWriter(prefixed);
        writer.Write(FilterOutline.Of(filter, FilterRewriting.WithoutNull), []);
        return writer.text.ToString();
    }

    private void Write(FilterOutline outline, IReadOnlyList<string> steps)
    {
        foreach (var part in outline.Parts)
            Write(part, steps);
        for (var i = 0; i < outline.Others.Count; i++)
            Write(outline.Others[i], [.. steps, "and", Label(i)]);
    }

    private void Write(FilterOutlinePart part, IReadOnlyList<string> steps)
    {
        if (part.IsCondition)
            WriteCondition(part.Name, part.Value, steps);
        else if (!part.IsOr)
            Write(part.Branches[0], [.. steps, part.Name]);
        else if (NeedsNoLabels(part))
            WriteBranches(part, branch => [.. steps, "or"]);
        else
            WriteBranches(part, branch => [.. steps, "or", Label(branch)]);
    }

    private void WriteBranches(FilterOutlinePart part, Func<int, IReadOnlyList<string>> stepsOf)
    {
        for (var i = 0; i < part.Branches.Count; i++)
            Write(part.Branches[i], stepsOf(i));
    }

    /// <summary>Whether each branch is a single part, and all their names differ.</summary>
    private static bool NeedsNoLabels(FilterOutlinePart or)
        => or.Branches.All(branch => branch is { Parts.Count: 1, Others.Count: 0 })
            && or.Branches.Select(branch => branch.Parts[0].Name).Distinct().Count() == or.Branches.Count;

    private void WriteCondition(string key, object? given, IReadOnlyList<string> steps)
    {
        var name = Name([.. steps, key is "and" or "or" or "not" ? key + "__exact" : key]);
        var value = JsonValueReader.Unwrap(given);
        if (!FilterRewriting.TakesList(key))
            Write(name, Uri.EscapeDataString(FilterText.Valid(key, value ?? "")));
        else if (value is not IQueryable or EnumerableQuery && ListValueReader.Read(value, ListValueReader.Most) is { } list)
            WriteList(key, name, list);
        else
            throw FilterText.NotSupported(key, $"{ValueDescriptions.Describe(value)} is no list of values", "read it into a list");
    }

    private void WriteList(string key, string name, IReadOnlyList<object?> list)
    {
        if (list.Count == 0)
            throw FilterText.NotSupported(key, "the list is empty", "leave the condition out");
        var texts = list.Select(value => Uri.EscapeDataString(FilterText.Valid(key, value ?? ""))).ToList();
        if (!list.Any(value => value is string or char))
            Write(name, string.Join(',', texts));
        else
            texts.ForEach(value => Write(name, value));
    }

    private void Write(string name, string value)
        => text.Append(text.Length > 0 ? "&" : "").Append(name).Append('=').Append(value);

    private string Name(IReadOnlyList<string> steps)
    {
        var isPrefixed = prefixed || (steps.Count == 1 && Reserved.Contains(steps[0]));
        var names = steps.Select(Escape).ToList();
        return isPrefixed ? Prefix + Brackets(names) : names[0] + Brackets(names.Skip(1));
    }

    private static string Brackets(IEnumerable<string> names) => string.Concat(names.Select(name => $"[{name}]"));

    private static string Escape(string name)
        => name.Length == 0 || name.AsSpan().IndexOfAny('[', ']') >= 0
            ? throw FilterText.NotSupported(name, "the key is empty or has brackets", "use a name without")
            : Uri.EscapeDataString(FilterText.Valid(name, name));

    private static string Label(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
