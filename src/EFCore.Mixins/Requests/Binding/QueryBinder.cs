using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Binds a request to an entity type, and adds errors to its problems.</summary>
internal sealed class QueryBinder
{
    private readonly IEntityType root;
    private readonly QueryBindingSettings settings;
    private readonly QueryProblemCollector problems;
    private readonly QueryConditionBinder conditions;
    private readonly QueryNameBinder names;
    private bool hasAlternatives;

    private QueryBinder(IEntityType root, QueryBindingSettings settings, IQueryPermissions permissions, QueryProblemCollector problems)
    {
        this.root = root;
        this.settings = settings;
        this.problems = problems;
        conditions = new QueryConditionBinder(settings, permissions, problems);
        names = new QueryNameBinder(root, settings, permissions, problems);
    }

    /// <summary>Binds the request to rows of an entity type, as far as the permissions allow it.</summary>
    public static BoundQuery Bind(ParsedQuery query, IEntityType root, QueryBindingSettings settings, IQueryPermissions permissions)
        => new QueryBinder(root, settings, permissions, query.Problems).Bind(query);

    private BoundQuery Bind(ParsedQuery query)
        => new()
        {
            Where = Checked(BindScope(query.Where, root, within: null)),
            OrderBy = names.SortKeys(query.Controls.OrderBy),
            Loads = names.Loads(query.Controls.Load),
            Fields = names.Fields(query.Controls.Fields),
            Page = new QueryPageBinder(settings, problems).Bind(query.Controls),
            Search = query.Controls.Search,
            Named = query.Controls.Named,
            Problems = query.Problems.Problems,
        };

    /// <summary>The parts of a scope as a filter; null if there are none, or all have problems.</summary>
    /// <remarks>The nesting of scopes was limited when they were read.</remarks>
    private Filter? BindScope(QueryScope scope, ITypeBase type, QueryAttribute? within)
    {
        var parts = new List<Filter>(scope.Parts.Count);
        foreach (var part in scope.Parts)
        {
            if (problems.IsFull)
                break;
            if (BindPart(part, type, within) is { } bound)
                parts.Add(bound);
        }

        hasAlternatives |= scope.Kind == QueryScopeKind.Or;
        return parts.Count == 0 ? null : Join(scope.Kind, parts);
    }

    private Filter? BindPart(QueryNode part, ITypeBase type, QueryAttribute? within)
        => part switch
        {
            QueryConditionNode condition => conditions.Bind(condition, type, within),
            QueryScope { Kind: QueryScopeKind.Quantifier } quantifier
                => conditions.Bind(quantifier, type, within, (target, relation) => BindScope(quantifier, target, relation)),
            QueryScope group => BindScope(group, type, within),
            _ => null,
        };

    private static Filter Join(QueryScopeKind kind, List<Filter> parts)
        => kind switch
        {
            QueryScopeKind.Not => Filter.Not(parts is [var only] ? only : Filter.And(parts)),
            _ when parts is [var only] => only,
            QueryScopeKind.Or => Filter.Or(parts),
            _ => Filter.And(parts),
        };

    /// <summary>The filter, unless alternatives on related rows have too many combinations.</summary>
    private Filter? Checked(Filter? filter)
    {
        if (filter is null || !hasAlternatives || !conditions.HasToMany || problems.Problems.Count > 0)
            return filter;
        var refused = new FilterProblemCollector();
        new FilterBinder(settings.Filtering, refused).Bind(filter, RowVariable.Root(root, settings.Filtering.Subqueries));
        foreach (var problem in refused)
            problems.Add(QueryParameterOrigin.Whole.Problem(
                problem.Kind == FilterProblemKind.Limit ? QueryProblemCode.Limit : QueryProblemCode.Value,
                $"The filter cannot be used: {problem.Reason}."));
        return filter;
    }
}
