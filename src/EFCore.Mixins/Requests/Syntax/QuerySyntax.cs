namespace EFCore.Mixins.Requests.Syntax;

/// <summary>The syntax of requests to a resource.</summary>
internal sealed record QuerySyntax
{
    public static QuerySyntax Default { get; } = new();

    public QueryLimits Limits { get; init; } = new();

    public QueryControlNames Controls { get; init; } = QueryControlNames.Default;

    /// <summary>The names of filters that the server defines: <c>popular=true</c>.</summary>
    public IReadOnlySet<string> NamedFilters { get; init; } = new HashSet<string>();

    /// <summary>Whether conditions must be written as <c>filter[…]</c>.</summary>
    public bool IsPrefixedOnly { get; init; }

    /// <summary>Whether parameters without a value are ignored, as HTML forms send them.</summary>
    public bool IgnoresEmptyValues { get; init; }

    /// <summary>Whether <c>filter={…}</c> can contain a filter as JSON.</summary>
    public bool AllowsJsonParameter { get; init; }

    /// <summary>Matches parameters that other code reads; null for none.</summary>
    public Func<string, bool>? Ignores { get; init; }
}
