using EFCore.Mixins.Paging;

namespace EFCore.Mixins;

/// <summary>A page that was read by a cursor, with the cursors of the next and previous page.</summary>
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

    /// <summary>The rows of the page, in the requested order, regardless of the paging direction.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether rows follow those of the page.</summary>
    public bool HasNext => ends.HasNext;

    /// <summary>Whether rows precede those of the page.</summary>
    public bool HasPrevious => ends.HasPrevious;

    /// <summary>The value of <c>after:</c> for the next page; null if there is none.</summary>
    public Cursor? Next => field ??= HasNext ? write(Last) : null;

    /// <summary>The value of <c>before:</c> for the previous page; null if there is none.</summary>
    public Cursor? Previous => field ??= HasPrevious ? write(First) : null;

    /// <summary>The position of the first row; if the page is empty, the position from which it was read.</summary>
    internal KeysetPosition First => rows is [var first, ..] ? PositionOf(first) : ends.Origin with { IsInclusive = true };

    /// <summary>The position of the last row; if the page is empty, the position from which it was read.</summary>
    internal KeysetPosition Last => rows is [.., var last] ? PositionOf(last) : ends.Origin with { IsInclusive = true };

    /// <summary>Returns the cursor of one of the <see cref="Items" />. Pass it as <c>after:</c> to read the rows after the item.</summary>
    /// <exception cref="ArgumentException">The page does not contain the item.</exception>
    /// <exception cref="CursorTooLongException">A value of a sort key is too long for a cursor.</exception>
    public Cursor CursorOf(T item)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(Items[i], item) : ReferenceEquals(Items[i], item))
                return write(PositionOf(rows[i]));
        }

        throw new ArgumentException(
            $"'{typeof(T).Name}' is not an item of this page. Call '{nameof(CursorOf)}' with one of the '{nameof(Items)}' of the page.",
            nameof(item));
    }

    private KeysetPosition PositionOf(KeptRow<T> row)
        => row.Position with { IsTied = rows.Count > 1 && Equals(rows[0].Keys[0], rows[^1].Keys[0]) };
}
