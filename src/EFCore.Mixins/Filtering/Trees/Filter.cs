using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Values;
using EFCore.Mixins.Vocabulary;

namespace EFCore.Mixins;

/// <summary>A tree of conditions and groups: a value that can be combined, stored and used by any number of statements.</summary>
/// <remarks>
///     A part of a group is an anonymous object (<c>new { user___name = "Bianca" }</c>), a dictionary of keys and values, another
///     filter, JSON (<see cref="System.Text.Json.JsonElement" />, <see cref="System.Text.Json.Nodes.JsonObject" />), or a lambda
///     (<see cref="Of{T}" />). Keys are resolved when a statement is built, and all their problems are reported together by a
///     <see cref="FilterException" />. At most 65,536 parts of a group are read. A larger group is rejected by every limit.
/// </remarks>
public abstract class Filter
{
    /// <summary>The size of a tree that was not read to its end.</summary>
    private protected const long TooLarge = uint.MaxValue;

    private protected Filter(int depth, long size)
    {
        Depth = depth;
        Size = size;
    }

    /// <summary>How deep groups nest. It is stored with each node, so that no tree overflows the stack.</summary>
    internal int Depth { get; }

    /// <summary>The number of conditions in the tree.</summary>
    internal long Size { get; }

    /// <summary>Whether the tree was not read to its end.</summary>
    internal bool IsCut => Size >= TooLarge;

    /// <summary>Matches rows that meet every part. Without parts it matches every row.</summary>
    public static Filter And(params IEnumerable<object?> parts)
        => GroupFilter.Keep(FilterGroupKind.And, parts);

    /// <summary>Matches rows that meet at least one part. Without parts it matches no row.</summary>
    public static Filter Or(params IEnumerable<object?> parts)
        => GroupFilter.Keep(FilterGroupKind.Or, parts);

    /// <summary>Matches rows that do not meet <paramref name="part" />, including rows whose value is null.</summary>
    /// <remarks>To-many conditions inside apply to their own related rows: a row matches if no related row meets them all.</remarks>
    public static Filter Not(object? part)
        => GroupFilter.Keep(FilterGroupKind.Not, [part]);

    /// <summary>
    ///     Matches rows that meet every condition whose value is not null. Conditions whose value is null are left out, like the empty
    ///     fields of a search form.
    /// </summary>
    /// <remarks>Without any value it matches every row. To find nulls, use <c>name__isnull</c>.</remarks>
    /// <param name="conditions">An anonymous object, <c>new { name, city }</c>, a dictionary, or JSON.</param>
    public static Filter Given(object conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return FilterTreeReader.Read(JsonValueReader.Keep(conditions)) switch
        {
            ConditionFilter { Value: null } => And(),
            GroupFilter { Kind: FilterGroupKind.And, Size: < TooLarge } group when conditions is not Filter
                => GroupFilter.Keep(FilterGroupKind.And, group.Parts.Where(part => part is not ConditionFilter { Value: null })),
            var filter => filter,
        };
    }

    /// <summary>Matches rows that meet the lambda: <c>Filter.Of&lt;Post&gt;(post => post.Rating > post.Comments.Count)</c>.</summary>
    public static Filter Of<T>(Expression<Func<T, bool>> predicate)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new LambdaFilter(predicate);
    }

    /// <summary>
    ///     Returns the filter with a choice of how its to-many conditions look up related rows. A part with its own choice keeps it.
    /// </summary>
    /// <remarks>
    ///     Without a choice the options of the context apply: <see cref="MixinsOptionsBuilder.UseSubqueryBehavior" />. Lambdas are
    ///     translated by EF.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public Filter WithSubqueries(SubqueryBehavior behavior)
    {
        SubqueryBehaviors.ThrowIfUnknown(behavior);
        return new SubqueryHintFilter(this is SubqueryHintFilter { Filter: var filter } ? filter : this, behavior);
    }

    /// <summary>
    ///     The filter as a query string, without <c>?</c>: <c>Filter.Or(new { rating__ge = 4 }, new { user__isnull = true })</c> is
    ///     <c>or[rating__ge]=4&amp;or[user__isnull]=true</c>.
    /// </summary>
    /// <remarks>
    ///     The text selects the same rows when it is read back: nulls become <c>isnull</c>, and open ends <c>ge</c> and <c>le</c>. A choice
    ///     of <see cref="WithSubqueries" /> is left out. A filter of every row is an empty text.
    /// </remarks>
    /// <param name="prefixed">Whether each name is written as <c>filter[…]</c>. Otherwise only the names that a query string uses for
    ///     something else are, such as <c>page</c>.</param>
    /// <exception cref="NotSupportedException">
    ///     The filter contains a lambda, an empty group or list, a value without a text form (an entity, a query, bytes), or text that is
    ///     not valid Unicode.
    /// </exception>
    public string ToQueryString(bool prefixed = false)
        => FilterQueryStringWriter.Write(this, prefixed);

    /// <summary>
    ///     The filter as a JSON object, as dictionaries and the <c>where</c> of a JSON body are read from:
    ///     <c>{"or":[{"rating__ge":4},{"user__isnull":true}]}</c>.
    /// </summary>
    /// <remarks>A choice of <see cref="WithSubqueries" /> is left out. A filter of every row is an empty object.</remarks>
    /// <exception cref="NotSupportedException">
    ///     The filter contains a lambda, an empty group, a value without a text form (an entity, a query, bytes), or text that is not valid
    ///     Unicode.
    /// </exception>
    public string ToJson()
        => FilterJsonWriter.Write(this);
}
