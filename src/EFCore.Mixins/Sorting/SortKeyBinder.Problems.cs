using EFCore.Mixins.Filtering;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Sorting;

/// <content>Reports the problems of sort keys.</content>
internal sealed partial class SortKeyBinder
{
    private IReadOnlyList<OrderKey> FailSeparator(string key, string name)
        => name[0] == '+'
            ? Fail(key, FilterProblemKind.UnknownMember, name, $"ascending has no sign: write '{MemberNames.Shorten(name[1..])}'")
            : Fail(key, FilterProblemKind.SortKey, ",", "each key is a text of its own: write [\"…\", \"…\"]");

    private IReadOnlyList<OrderKey> FailDirection(string key, string name, string written)
    {
        var isDescending = !written.StartsWith('-') && name[written.Length..].Contains("desc", StringComparison.OrdinalIgnoreCase);
        return Fail(
            key,
            FilterProblemKind.SortKey,
            name,
            $"a direction is written as a sign: write '{MemberNames.Shorten(isDescending ? "-" + written : written)}'");
    }

    private static string Advice(string name, MemberConditionPath path)
        => path.Attribute.ValueType is null
            ? $"'{name}__{Count}' or by 'min' or 'max' of a column"
            : $"'{name}__min' or '{name}__max'";

    /// <summary>The key without its sign and without what follows the attribute.</summary>
    private static string WithoutSuffix(string key, MemberConditionPath path)
    {
        var start = key.StartsWith('-') ? 1 : 0;
        var end = key.Length - (path.Operator is { } suffix ? suffix.Length + 2 : 0);
        return MemberNames.Shorten(key[start..end]);
    }

    private IReadOnlyList<OrderKey> FailMisspelled(
        string key,
        MemberConditionPath path,
        FilterProblemKind kind,
        string part,
        string related,
        string member)
    {
        var written = $"{(key.StartsWith('-') ? "-" : "")}{WithoutSuffix(key, path)}___{MemberNames.Shorten(member)}";
        return Fail(key, kind, part, $"three underscores lead to a member of the related {related}: write '{written}'");
    }

    private IReadOnlyList<OrderKey> FailAggregate(string key, MemberConditionPath path, string aggregate, IEnumerable<string> valid)
        => Aggregates.Contains(aggregate) && path.Attribute.ValueType is null
            ? Fail(
                key,
                FilterProblemKind.SortAggregate,
                aggregate,
                $"'{aggregate}' needs a column: '{path.AttributeText}___column__{aggregate}'")
            : Fail(
                key,
                FilterProblemKind.SortAggregate,
                aggregate,
                $"'{path.AttributeText}' has no aggregate '{MemberNames.Shorten(aggregate)}'",
                valid);

    private IReadOnlyList<OrderKey> Fail(string? key, FilterProblemKind kind, string part, string reason, IEnumerable<string>? valid = null)
    {
        List<string> names = [.. valid ?? []];
        problems.Add(new FilterProblem
        {
            Kind = kind,
            Key = key,
            Part = part,
            Reason = reason,
            Suggestions = MemberNames.Nearest(part, names),
            ValidNames = names,
            Input = FilterInput.SortKey,
        });
        return [];
    }
}
