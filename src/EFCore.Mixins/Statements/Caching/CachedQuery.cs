using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>
///     The parameters and the load plan of the compiled query that all statements of one key share on one model. It references no context
///     and no value of a statement.
/// </summary>
internal sealed class CachedQuery
{
    /// <summary>Stands for statements whose trees EF must process each time.</summary>
    public static CachedQuery Unfit { get; } = new();

    public QueryParameter[] Parameters { get; init; } = [];

    /// <summary>The relations that are read with the rows or after them.</summary>
    public MainQueryPlan? Plan { get; init; }
}
