namespace EFCore.Mixins.Requests.Syntax;

/// <summary>How requests to a resource are written.</summary>
internal sealed record QuerySyntax
{
    public static QuerySyntax Default { get; } = new();

    public QueryLimits Limits { get; init; } = new();

    public QueryControlNames Controls { get; init; } = QueryControlNames.Default;

    /// <summary>The names of filters that the server has defined: <c>popular=true</c>.</summary>
    public IReadOnlySet<string> NamedFilters { get; init; } = new HashSet<string>();

    /// <summary>Whether conditions are written <c>filter[…]</c> only.</summary>
    public bool IsPrefixedOnly { get; init; }

    /// <summary>Whether parameters without a value count as not given, as HTML forms send them.</summary>
    public bool IgnoresEmptyValues { get; init; }

    /// <summary>Whether <c>filter={…}</c> holds a filter as JSON.</summary>
    public bool AllowsJsonParameter { get; init; }

    /// <summary>Tells which parameters are for somebody else; null for none.</summary>
    public Func<string, bool>? Ignores { get; init; }
}
