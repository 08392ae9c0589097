using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>
///     What is known of the statements of one key on one model: the parameters of their compiled query, and what follows it. It holds no context,
///     and no value of a statement.
/// </summary>
internal sealed class CachedQuery
{
    /// <summary>Statements whose trees EF has to see each time.</summary>
    public static CachedQuery Unfit { get; } = new();

    public QueryParameter[] Parameters { get; init; } = [];

    /// <summary>The relations that are read with the rows or after them.</summary>
    public MainQueryPlan? Plan { get; init; }
}
