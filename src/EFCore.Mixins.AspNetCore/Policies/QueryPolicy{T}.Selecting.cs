using System.Linq.Expressions;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <content>The sort keys, loads, and readable and writable members of requests.</content>
public partial class QueryPolicy<T>
{
    /// <summary>Allows an order by an attribute.</summary>
    /// <remarks>Clients that can sort by an attribute can find out its values, even if it is not readable.</remarks>
    public QueryPolicy<T> Sort<TValue>(Expression<Func<T, TValue>> attribute) => Sort(null, attribute);

    /// <summary>Allows an order by an attribute under another name than its own.</summary>
    public QueryPolicy<T> Sort<TValue>(string? name, Expression<Func<T, TValue>> attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return With(Rules with { Sorts = Rules.Sorts.Add(new(PathText.Of(attribute), SortAggregates.None, name)) });
    }

    /// <summary>Allows an order by an aggregate of related rows: their number, or the smallest or largest value of a column.</summary>
    /// <param name="attribute">The relation, or a column of it: <c>p => p.Comments.Select(c => c.Score)</c>.</param>
    /// <param name="aggregates">The aggregates.</param>
    public QueryPolicy<T> Sort<TValue>(Expression<Func<T, TValue>> attribute, SortAggregates aggregates)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentOutOfRangeException.ThrowIfEqual((int)aggregates, (int)SortAggregates.None, nameof(aggregates));
        return With(Rules with { Sorts = Rules.Sorts.Add(new(PathText.Of(attribute), aggregates, null)) });
    }

    /// <summary>
    ///     Lets requests load relations. The members of the related rows are those that <see cref="Read"/> names for the relation.
    /// </summary>
    public QueryPolicy<T> Load(params Expression<Func<T, object?>>[] relations)
    {
        ArgumentNullException.ThrowIfNull(relations);
        return With(Rules with { Loads = Rules.Loads.AddRange(relations.Select(PathText.Of)) });
    }

    /// <summary>
    ///     Sets the members of returned rows: pages contain them, and <c>fields</c> chooses among them. Without it, members that can be
    ///     filtered or sorted by are readable, because their values can be found out anyway.
    /// </summary>
    /// <param name="members">
    ///     The members. For references <c>p => p.User!.Name</c>, for collections <c>p => p.Comments.Select(c => c.Body)</c>.
    /// </param>
    public QueryPolicy<T> Read(params Expression<Func<T, object?>>[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return With(Rules with { Reads = Rules.Reads.AddRange(members.Select(PathText.Of)) });
    }

    /// <summary>Lets requests write members with <c>PatchRequest</c> and <c>WriteRequest</c>.</summary>
    public QueryPolicy<T> Write(params Expression<Func<T, object?>>[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return With(Rules with { Writes = Rules.Writes.AddRange(members.Select(PathText.Of)) });
    }
}
