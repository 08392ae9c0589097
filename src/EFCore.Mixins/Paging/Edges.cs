namespace EFCore.Mixins;

/// <summary>How a page determines whether rows exist on the side of its cursor. The other side is always known.</summary>
public enum Edges
{
    /// <summary>
    ///     A page after a cursor is assumed to have a previous page, because the row of the cursor existed when the cursor was created.
    /// </summary>
    Assumed,

    /// <summary>One more query reads one row to find out.</summary>
    Exact,
}
