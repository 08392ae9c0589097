namespace EFCore.Mixins;

/// <summary>What must be the same when a cursor is used as when it was created.</summary>
public enum CursorBinding
{
    /// <summary>The class, the order, and the filter with its values.</summary>
    Selection,

    /// <summary>The class and the order. The next page can have another filter.</summary>
    Order,
}
