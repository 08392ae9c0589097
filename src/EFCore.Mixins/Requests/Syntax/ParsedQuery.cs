namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A parsed request with names and texts that are not yet bound to the model.</summary>
/// <param name="where">The filter.</param>
/// <param name="controls">The other parameters.</param>
/// <param name="problems">The problems of parsing.</param>
internal sealed class ParsedQuery(QueryScope where, QueryControls controls, QueryProblemCollector problems)
{
    public QueryScope Where => where;

    public QueryControls Controls => controls;

    /// <summary>The problems so far; binding adds to them.</summary>
    public QueryProblemCollector Problems => problems;
}
