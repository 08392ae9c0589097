using System.Collections.Frozen;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Sorting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>Binds a policy to the model, and reports all unknown members.</summary>
internal sealed class PolicyBinder(IEntityType type, PolicyRules rules, FilterBindingSettings filtering)
{
    private readonly List<string> problems = [];

    /// <exception cref="InvalidOperationException">The policy names an unknown member.</exception>
    public BoundPolicy Bind()
    {
        var related = BindRelated();
        var filters = BindFilters(related);
        var sorts = BindSorts(related);
        var policy = new BoundPolicy
        {
            Type = type,
            Filters = filters,
            Related = related.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Rows is { } rows ? AlwaysFilter.Of([rows]) : null),
            Sorts = sorts,
            Loads = BindLoads(),
            Reads = new ReadableBinder(type, problems).Bind(rules.Reads, filters.Values, sorts.Values),
            Writes =
            [
                .. rules.Writes.Distinct()
                    .Select(path => Read(path)).OfType<MemberConditionPath>()
                    .Select(Writable).OfType<EntityMember>(),
            ],
            Named = rules.Named.GroupBy(rule => rule.Name).ToFrozenDictionary(group => group.Key, group => group.Last()),
            Search = rules.Search is { } search && search.Paths.All(path => Read(path) is not null) ? search : null,
            Always = AlwaysFilter.Of(rules.Always),
            Rules = rules,
            Limits = PolicyLimits.Of(rules.Settings),
            Settings = Settings,
            Syntax = PolicySyntax.Of(rules),
            FilterNames = NamesOf(rules.Filters.Select(rule => (rule.Name, rule.Path))),
            SortNames = NamesOf(rules.Sorts.Select(rule => (rule.Name, rule.Path))),
        };
        CheckOrder();
        return problems.Count == 0 ? policy : throw PolicyException.Of(type.ClrType, [.. problems.Distinct()]);
    }

    private QueryBindingSettings Settings
        => new(filtering)
        {
            Limits = PolicyLimits.Of(rules.Settings).Query,
            TimeZone = rules.Settings.TimeZone ?? TimeZoneInfo.Utc,
            AllowsEnumNumbers = rules.Settings.AllowsEnumNumbers == true,
            ClampsPageSize = rules.Settings.Overflow == PageSizeOverflow.Clamp,
        };

    private void CheckOrder()
    {
        var refused = new FilterProblemCollector();
        var binder = new SortKeyBinder(filtering.Limits, refused, RowExpressionReader.Database);
        binder.Bind(rules.Settings.CursorOrder ?? [], RowVariable.Root(type));
        problems.AddRange(refused.Select(problem => $"its default order has '{problem.Key}', and {problem.Reason}. Correct the key."));
    }

    private Dictionary<QueryAttribute, RelatedRule> BindRelated()
    {
        var bound = new Dictionary<QueryAttribute, RelatedRule>();
        foreach (var rule in rules.Related)
        {
            if (Read(rule.Path) is not { } path)
                continue;
            if (!path.Attribute.IsToMany)
                problems.Add($"'FilterMany' leads to one row by '{rule.Path}'. Write 'Filter(row => row.{rule.Path}.…)'.");
            else if (!bound.TryAdd(new QueryAttribute(path.Members), rule) && bound[new QueryAttribute(path.Members)].Rows != rule.Rows)
                problems.Add($"'FilterMany' sets the visible rows of '{rule.Path}' twice. Set them once.");
        }

        return bound;
    }

    private FrozenDictionary<QueryAttribute, AllowedAttribute> BindFilters(Dictionary<QueryAttribute, RelatedRule> related)
    {
        var bound = new Dictionary<QueryAttribute, AllowedAttribute>();
        foreach (var rule in rules.Filters)
        {
            if (Read(rule.Path) is not { } path || !LeadsThrough(path, related, rule.Path))
                continue;
            var key = new QueryAttribute(path.Members);
            var operators = DefaultOperators.Of(rule.Operators, path) | (bound.TryGetValue(key, out var known) ? known.Operators : 0);
            bound[key] = new AllowedAttribute(rule.Name ?? known?.Name ?? key.Key, path, operators);
        }

        return bound.ToFrozenDictionary();
    }

    private FrozenDictionary<QueryAttribute, AllowedSort> BindSorts(Dictionary<QueryAttribute, RelatedRule> related)
    {
        var bound = new Dictionary<QueryAttribute, AllowedSort>();
        foreach (var rule in rules.Sorts)
        {
            if (Read(rule.Path) is not { } path || !LeadsThrough(path, related, rule.Path))
                continue;
            var key = new QueryAttribute(path.Members);
            if (path.Members.Any(member => member.IsToMany) != (rule.Aggregates != SortAggregates.None))
                problems.Add($"'Sort' by '{rule.Path}' needs an aggregate if it leads to many rows, and takes none if it leads to one.");
            else if (rule.Aggregates != SortAggregates.None && Guarded(path, related))
                problems.Add(
                    $"'Sort' by an aggregate of '{rule.Path}' would count rows that its 'FilterMany' hides. Leave one of the two out.");
            else
                bound[key] = new AllowedSort(rule.Name ?? key.Key, path, rule.Aggregates | (bound.GetValueOrDefault(key)?.Aggregates ?? 0));
        }

        return bound.ToFrozenDictionary();
    }

    private FrozenDictionary<QueryAttribute, string> BindLoads()
    {
        var bound = new Dictionary<QueryAttribute, string>();
        foreach (var load in rules.Loads)
        {
            if (Read(load) is not { } path)
                continue;
            if (path.Attribute.Relation is null)
                problems.Add($"'Load' takes relations, and '{load}' is not one. Name a relation.");
            else
                bound[new QueryAttribute(path.Members)] = load;
        }

        return bound.ToFrozenDictionary();
    }

    private EntityMember? Writable(MemberConditionPath path)
    {
        if (path.Relations.Count == 0 && path.Attribute is { IsGuarded: false } member && member.Column?.IsPrimaryKey() != true
            && member.Column?.IsConcurrencyToken != true && Filling.MemberSettability.IsSettable(type, member))
            return member;
        problems.Add(
            $"'Write' does not take '{path.AttributeText}': requests never write " +
            "keys, concurrency tokens, guarded members and members without a public setter. Leave it out.");
        return null;
    }

    /// <summary>Whether the policy has a condition, or <c>Rows.All</c>, for each to-many relation in the path.</summary>
    private bool LeadsThrough(MemberConditionPath path, Dictionary<QueryAttribute, RelatedRule> related, string text)
    {
        if (ToManySteps(path).All(related.ContainsKey))
            return true;
        problems.Add(
            $"'{text}' leads through many rows. " +
            "Set which of them are visible: 'FilterMany(row => …, rows: related => …)', or 'rows: Rows.All'.");
        return false;
    }

    private static bool Guarded(MemberConditionPath path, Dictionary<QueryAttribute, RelatedRule> related)
        => ToManySteps(path).Any(step => related[step].Rows is not null);

    private static IEnumerable<QueryAttribute> ToManySteps(MemberConditionPath path)
    {
        var members = path.Members;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i] is { IsToMany: true, Relation: not null })
                yield return new QueryAttribute(members.Take(i + 1));
        }
    }

    private static FrozenDictionary<string, string> NamesOf(IEnumerable<(string? Name, string Path)> rules)
        => rules.Where(rule => rule.Name is not null)
            .GroupBy(rule => rule.Name ?? "")
            .ToFrozenDictionary(group => group.Key, group => group.Last().Path);

    private MemberConditionPath? Read(string text)
    {
        var (path, problem) = new PathReader(type, new FilterLimits()).Read(text);
        if (path is { Operator: null })
            return path;
        problems.Add($"it allows '{text}', and {problem?.Reason ?? "that is no path of members"}. Correct the name.");
        return null;
    }
}
