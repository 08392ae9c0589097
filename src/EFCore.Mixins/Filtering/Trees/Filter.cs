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
///     <see cref="FilterException" />. Of the parts of a group no more than 65,536 are read, and a group of more is refused by every limit.
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

    /// <summary>How deep groups nest: known without walking the tree, so that no tree overflows the stack.</summary>
    internal int Depth { get; }

    /// <summary>How many conditions the tree holds.</summary>
    internal long Size { get; }

    /// <summary>Whether the tree was not read to its end.</summary>
    internal bool IsCut => Size >= TooLarge;

    /// <summary>Holds where every part holds; without parts, everywhere.</summary>
    public static Filter And(params IEnumerable<object?> parts)
        => GroupFilter.Keep(FilterGroupKind.And, parts);

    /// <summary>Holds where at least one part holds; without parts, nowhere.</summary>
    public static Filter Or(params IEnumerable<object?> parts)
        => GroupFilter.Keep(FilterGroupKind.Or, parts);

    /// <summary>Holds where <paramref name="part" /> does not, rows whose value is null included.</summary>
    /// <remarks>To-many conditions inside are about related rows of their own: there is no related row that meets them all.</remarks>
    public static Filter Not(object? part)
        => GroupFilter.Keep(FilterGroupKind.Not, [part]);

    /// <summary>
    ///     Holds where every condition holds that has a value; those whose value is null are left out, as the fields of a search that nobody has
    ///     filled in.
    /// </summary>
    /// <remarks>Without any value it holds everywhere. To find nulls, use <c>name__isnull</c>.</remarks>
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

    /// <summary>Holds where the lambda does: <c>Filter.Of&lt;Post&gt;(post => post.Rating > post.Comments.Count)</c>.</summary>
    public static Filter Of<T>(Expression<Func<T, bool>> predicate)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new LambdaFilter(predicate);
    }

    /// <summary>The filter with a choice of how its to-many conditions look up related rows; a part that has its own choice keeps it.</summary>
    /// <remarks>
    ///     Without a choice the options of the context hold: <see cref="MixinsOptionsBuilder.UseSubqueryBehavior" />. Lambdas are EF's to translate.
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
    ///     Read back it selects the same rows: nulls become <c>isnull</c>, and open ends <c>ge</c> and <c>le</c>. A choice of
    ///     <see cref="WithSubqueries" /> is left out. A filter of every row is an empty text.
    /// </remarks>
    /// <param name="prefixed">Whether each name is written <c>filter[…]</c>. Otherwise only names are that a query string takes for something else, as
    ///     <c>page</c>.</param>
    /// <exception cref="NotSupportedException">
    ///     It holds a lambda, an empty group or list, a value that has no text form (an entity, a query, bytes), or text that is not valid Unicode.
    /// </exception>
    public string ToQueryString(bool prefixed = false)
        => FilterQueryStringWriter.Write(this, prefixed);

    /// <summary>
    ///     The filter as a JSON object, which dictionaries and the <c>where</c> of a JSON body are read from:
    ///     <c>{"or":[{"rating__ge":4},{"user__isnull":true}]}</c>.
    /// </summary>
    /// <remarks>A choice of <see cref="WithSubqueries" /> is left out. A filter of every row is an empty object.</remarks>
    /// <exception cref="NotSupportedException">
    ///     It holds a lambda, an empty group, a value that has no text form (an entity, a query, bytes), or text that is not valid Unicode.
    /// </exception>
    public string ToJson()
        => FilterJsonWriter.Write(this);
}
