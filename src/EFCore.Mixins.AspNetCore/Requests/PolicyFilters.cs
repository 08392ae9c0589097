using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests;

/// <summary>
///     Adds the other parts of a policy to the filter of a request: named filters, the search, and the <c>Always</c> conditions.
/// </summary>
internal sealed class PolicyFilters(BoundPolicy policy, QueryProblemCollector problems)
{
    public Filter? Add(BoundQuery query)
    {
        var parts = new List<Filter>();
        Append(parts, query.Where);
        Append(parts, policy.Always);
        foreach (var (name, setting) in query.Named)
            Append(parts, NamedFilter(policy.Named[name], setting));
        if (query.Search is { } search && policy.Search is { } rule)
            parts.AddRange(SearchFilters(rule, search));
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => Filter.And(parts),
        };
    }

    private static void Append(List<Filter> parts, Filter? part)
    {
        if (part is not null)
            parts.Add(part);
    }

    private Filter? NamedFilter(NamedRule rule, QuerySetting setting)
    {
        var value = new QueryValueReader(policy.Settings).Read(setting.Value, new OperandValueType(rule.ValueType), out var problem);
        if (problem is not null)
            problems.Add(setting.Origin.Problem(problem.Code, problem.Detail));
        return value is null || rule.Make(value) is not { } made ? null : FilterTreeReader.Read(made);
    }

    private IEnumerable<Filter> SearchFilters(SearchRule rule, QuerySetting setting)
    {
        var terms = SearchTerms.Of(setting.Text);
        if (terms.Count > SearchTerms.Most || terms.Exists(term => term.Length > SearchTerms.MostLetters))
        {
            problems.Add(terms.Count > SearchTerms.Most
                ? setting.Origin.Limit("The search has too many terms", SearchTerms.Most)
                : setting.Origin.Limit("A term of the search has too many characters", SearchTerms.MostLetters));
            return [];
        }

        return terms.Select(term => Filter.Or(rule.Paths.Select(path => new ConditionFilter(KeyOf(path), term))));
    }

    private static string KeyOf(string path) => $"{path.Replace(".", "___", StringComparison.Ordinal)}__icontains";
}
