namespace EFCore.Mixins;

/// <summary>What has to be the same where a cursor is used as where it was made.</summary>
public enum CursorBinding
{
    /// <summary>The class, the order, and the filter with its values.</summary>
    Selection,

    /// <summary>The class and the order: the walk goes on among the rows of another filter.</summary>
    Order,
}
