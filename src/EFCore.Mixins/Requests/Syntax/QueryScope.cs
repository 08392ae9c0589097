namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Parts with one prefix: a group, a branch of one, the inside of a quantifier, or the whole filter.</summary>
/// <param name="kind">How the parts are joined.</param>
/// <param name="name">The keyword, the label, or the key of a quantifier.</param>
/// <param name="origin">The position where the scope first occurs.</param>
internal sealed class QueryScope(QueryScopeKind kind, string name, QueryOrigin origin) : QueryNode(origin)
{
    private readonly List<QueryNode> parts = [];

    public QueryScopeKind Kind => kind;

    public string Name => name;

    public IReadOnlyList<QueryNode> Parts => parts;

    /// <summary>Whether branches and keys are mixed, which makes the group ambiguous.</summary>
    public bool IsMixed { get; private set; }

    public static QueryScopeKind? GroupOf(string name)
        => name switch
        {
            "and" => QueryScopeKind.And,
            "or" => QueryScopeKind.Or,
            "not" => QueryScopeKind.Not,
            _ => null,
        };

    /// <summary>Whether the key can be that of a quantifier. The model decides whether it is one.</summary>
    public static bool IsQuantifier(string key)
        => key.EndsWith("__any", StringComparison.Ordinal)
            || key.EndsWith("__none", StringComparison.Ordinal)
            || key.EndsWith("__all", StringComparison.Ordinal);

    public QueryScope? Find(QueryScopeKind inner, string named)
    {
        foreach (var part in parts)
        {
            if (part is QueryScope scope && scope.Kind == inner && scope.Name == named)
                return scope;
        }

        return null;
    }

    public QueryConditionNode? Find(string key)
    {
        foreach (var part in parts)
        {
            if (part is QueryConditionNode condition && condition.Key == key)
                return condition;
        }

        return null;
    }

    public QueryScope Open(QueryScopeKind inner, string named, QueryOrigin at)
    {
        if (Find(inner, named) is { } known)
            return known;
        var scope = new QueryScope(inner, named, at);
        Add(scope);
        return scope;
    }

    /// <summary>Adds a branch without a label.</summary>
    public QueryScope Append(QueryOrigin at)
    {
        var branch = new QueryScope(QueryScopeKind.Branch, "", at);
        Add(branch);
        return branch;
    }

    public void Add(QueryNode part)
    {
        IsMixed |= parts.Count > 0 && IsBranch(parts[0]) != IsBranch(part);
        parts.Add(part);
    }

    private static bool IsBranch(QueryNode part) => part is QueryScope { Kind: QueryScopeKind.Branch };
}
