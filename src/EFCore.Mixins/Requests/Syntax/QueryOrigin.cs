namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A position in a request, for problems.</summary>
internal abstract class QueryOrigin
{
    /// <summary>A problem at this position.</summary>
    public abstract QueryProblem Problem(QueryProblemCode code, string detail);

    /// <summary>A limit that is exceeded at this position.</summary>
    public QueryProblem Limit(string what, int max)
        => Problem(QueryProblemCode.Limit, $"{what}: at most {max}.") with { Max = max };
}
