using EFCore.Mixins.Paging;

namespace EFCore.Mixins;

/// <summary>A page that is reached by a cursor, and the cursors that lead from it.</summary>
public sealed class CursorPage<T>
{
    private readonly List<KeptRow<T>> rows;
    private readonly PageEnds ends;
    private readonly Func<KeysetPosition, Cursor> write;

    internal CursorPage(List<KeptRow<T>> rows, PageEnds ends, Func<KeysetPosition, Cursor> write)
    {
        Items = rows.ConvertAll(row => row.Row);
        this.rows = rows;
        this.ends = ends;
        this.write = write;
    }

    /// <summary>The rows of the page, in the requested order, whichever way the page was reached.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether rows follow those of the page.</summary>
    public bool HasNext => ends.HasNext;

    /// <summary>Whether there are rows before those of the page.</summary>
    public bool HasPrevious => ends.HasPrevious;

    /// <summary>What to give as <c>after:</c> for the next page; null where there is none.</summary>
    public Cursor? Next => field ??= HasNext ? write(Last) : null;

    /// <summary>What to give as <c>before:</c> for the page before; null where there is none.</summary>
    public Cursor? Previous => field ??= HasPrevious ? write(First) : null;

    /// <summary>Where the page begins; the row that it was reached from, where it is empty.</summary>
    internal KeysetPosition First => rows is [var first, ..] ? PositionOf(first) : ends.Origin with { IsInclusive = true };

    /// <summary>Where the page ends; the row that it was reached from, where it is empty.</summary>
    internal KeysetPosition Last => rows is [.., var last] ? PositionOf(last) : ends.Origin with { IsInclusive = true };

    /// <summary>The cursor of one of the <see cref="Items" />: the rows behind it are those <c>after:</c> it.</summary>
    /// <exception cref="ArgumentException">The page does not have the item.</exception>
    /// <exception cref="CursorTooLongException">A value of a sort key is too long to stand in a cursor.</exception>
    public Cursor CursorOf(T item)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(Items[i], item) : ReferenceEquals(Items[i], item))
                return write(PositionOf(rows[i]));
        }

        throw new ArgumentException(
            $"The page does not have this '{typeof(T).Name}'. Ask the page for the cursors of its own '{nameof(Items)}'.",
            nameof(item));
    }

    private KeysetPosition PositionOf(KeptRow<T> row) => row.Position with { IsTied = rows.Count > 1 && Equals(rows[0].Keys[0], rows[^1].Keys[0]) };
}
