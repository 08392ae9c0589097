namespace EFCore.Mixins.Paging;

/// <summary>The requested page.</summary>
/// <param name="Size">The maximum number of rows.</param>
/// <param name="After">The cursor before its rows.</param>
/// <param name="Before">The cursor after its rows.</param>
/// <param name="Edges">How the side of the cursor is determined.</param>
/// <param name="Binding">The binding of the cursors.</param>
internal sealed record PageRequest(
    int Size,
    Cursor? After = null,
    Cursor? Before = null,
    Edges Edges = Edges.Assumed,
    CursorBinding Binding = CursorBinding.Selection)
{
    /// <summary>Whether rows are read towards the beginning.</summary>
    public bool IsBackward => Origin(Before) is not null;

    /// <summary>The cursor of the page; an empty text is none.</summary>
    public Cursor? Cursor => Origin(After) ?? Origin(Before);

    /// <exception cref="ArgumentException">The request is invalid.</exception>
    public void Check()
    {
        PageSizes.ThrowIfInvalid(Size);
        if (Origin(After) is not null && Origin(Before) is not null)
            throw new ArgumentException("A page is after one cursor or before one; pass 'after' or 'before', not both.", "before");
        if (!Enum.IsDefined(Edges))
            throw new ArgumentOutOfRangeException(
                "edges",
                Edges,
                $"There is no such choice; use a member of '{nameof(EFCore.Mixins.Edges)}'.");
        if (!Enum.IsDefined(Binding))
            throw new ArgumentOutOfRangeException("bind", Binding, $"There is no such choice; use a member of '{nameof(CursorBinding)}'.");
    }

    private static Cursor? Origin(Cursor? cursor) => cursor == default(Cursor) ? null : cursor;
}
