namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Where in a request something stands, for its problems.</summary>
internal abstract class QueryOrigin
{
    /// <summary>A problem that begins there.</summary>
    public abstract QueryProblem Problem(QueryProblemCode code, string detail);

    /// <summary>A limit that is exceeded there.</summary>
    public QueryProblem Limit(string what, int max)
        => Problem(QueryProblemCode.Limit, $"{what}: at most {max}.") with { Max = max };
}
