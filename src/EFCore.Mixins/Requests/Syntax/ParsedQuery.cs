namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A request as it was written: names and texts that are not yet bound to the model.</summary>
/// <param name="where">The filter.</param>
/// <param name="controls">What stands beside it.</param>
/// <param name="problems">What could not be read.</param>
internal sealed class ParsedQuery(QueryScope where, QueryControls controls, QueryProblemCollector problems)
{
    public QueryScope Where => where;

    public QueryControls Controls => controls;

    /// <summary>The problems so far; binding adds to them.</summary>
    public QueryProblemCollector Problems => problems;
}
