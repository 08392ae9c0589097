namespace EFCore.Mixins.Expressions;

/// <summary>The meaning of to-many conditions, regardless of how a statement looks up related rows.</summary>
internal static class RelatedFunctions
{
    /// <summary>There is a related row that meets the condition.</summary>
    /// <param name="rows">The related rows.</param>
    /// <param name="predicate">The condition; null for any row.</param>
    /// <param name="key">The foreign key of the related rows.</param>
    /// <param name="related">The column of that key.</param>
    /// <param name="behavior">How they are looked up.</param>
    public static bool Any<TRow, TKey>(
        IEnumerable<TRow> rows,
        Func<TRow, bool>? predicate,
        TKey key,
        RelatedKeyColumn related,
        SubqueryBehavior behavior)
        => predicate is null ? rows.Any() : rows.Any(predicate);
}
