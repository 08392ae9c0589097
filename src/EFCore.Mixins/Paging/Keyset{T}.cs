using System.Linq.Expressions;
using EFCore.Mixins.Paging;

namespace EFCore.Mixins;

/// <summary>
///     The order of cursor pages, defined once with lambdas and used by many calls:
///     <c>Keyset&lt;Post&gt;.By(k => k.Descending(p => p.Rating, Nulls.Last).Ascending(p => p.User!.Name))</c>.
/// </summary>
/// <remarks>
///     A lambda contains a column, a computed member, or one at the end of a path of references. <c>p => p.Comments.Count</c>, and
///     <c>p => p.Comments.Max(c => c.Score)</c> or <c>Min</c>, are aggregates of related rows. The primary key is added to the order.
/// </remarks>
public sealed class Keyset<T>
    where T : class
{
    private Keyset(IReadOnlyList<string> keys) => Keys = keys;

    /// <summary>The sort keys as text.</summary>
    internal IReadOnlyList<string> Keys { get; }

    /// <summary>Creates an order with a lambda.</summary>
    public static Keyset<T> By(Func<Keyset<T>, Keyset<T>> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order(new Keyset<T>([])) ?? throw new ArgumentException(
            $"The lambda of an order of '{typeof(T).Name}' returned null; return the order that was passed to it.",
            nameof(order));
    }

    /// <summary>Returns the order with a further ascending key.</summary>
    /// <param name="key">The value to sort by: <c>p => p.User!.Name</c>.</param>
    /// <param name="nulls">The position of rows without a value. Default: after the others.</param>
    /// <exception cref="ArgumentException">The lambda contains no member.</exception>
    public Keyset<T> Ascending<TKey>(Expression<Func<T, TKey>> key, Nulls nulls = Nulls.Default) => Add("", key, nulls);

    /// <summary>Returns the order with a further descending key.</summary>
    /// <param name="key">The value to sort by: <c>p => p.User!.Name</c>.</param>
    /// <param name="nulls">The position of rows without a value. Default: before the others.</param>
    /// <exception cref="ArgumentException">The lambda contains no member.</exception>
    public Keyset<T> Descending<TKey>(Expression<Func<T, TKey>> key, Nulls nulls = Nulls.Default) => Add("-", key, nulls);

    /// <summary>The sort keys as text.</summary>
    public override string ToString() => string.Join(", ", Keys);

    private Keyset<T> Add(string sign, LambdaExpression key, Nulls nulls)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new([.. Keys, $"{sign}{KeyLambda.Read(key)}{SuffixOf(nulls)}"]);
    }

    private static string SuffixOf(Nulls nulls)
        => nulls switch
        {
            Nulls.Default => "",
            Nulls.First => "__nullsfirst",
            Nulls.Last => "__nullslast",
            _ => throw new ArgumentOutOfRangeException(
                nameof(nulls),
                nulls,
                $"There is no such position of nulls; use a member of '{nameof(Nulls)}'."),
        };
}
