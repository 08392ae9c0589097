namespace EFCore.Mixins;

/// <summary>How a page learns whether there are rows on the side that it was reached from. The other side is always known.</summary>
public enum Edges
{
    /// <summary>A page behind a cursor has a page before it: the row of the cursor was there when the cursor was made.</summary>
    Assumed,

    /// <summary>One more query reads one row to find out.</summary>
    Exact,
}
