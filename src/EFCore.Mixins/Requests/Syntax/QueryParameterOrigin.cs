namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A parameter of a query string, or a position in its name.</summary>
/// <param name="name">The name; null for the query string as a whole.</param>
/// <param name="position">The position in the name as sent.</param>
internal sealed class QueryParameterOrigin(string? name, int position = 0) : QueryOrigin
{
    private const int LongestName = 200;

    public static QueryParameterOrigin Whole { get; } = new(null);

    public override QueryProblem Problem(QueryProblemCode code, string detail)
        => new()
        {
            Code = code,
            Parameter = name is { Length: > LongestName } ? name[..LongestName] : name,
            Position = position,
            Detail = detail,
        };
}
