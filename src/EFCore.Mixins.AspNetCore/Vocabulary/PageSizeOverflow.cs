namespace EFCore.Mixins;

/// <summary>The treatment of a page size above the maximum.</summary>
public enum PageSizeOverflow
{
    /// <summary>An error (400), so that no client counts pages of a different size than requested.</summary>
    Refuse,

    /// <summary>The maximum, as recommended by AIP-158.</summary>
    Clamp,
}
