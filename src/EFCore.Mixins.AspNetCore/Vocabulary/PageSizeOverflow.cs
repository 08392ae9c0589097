namespace EFCore.Mixins;

/// <summary>What a page size above the maximum is.</summary>
public enum PageSizeOverflow
{
    /// <summary>A mistake, answered with 400, so that no client counts pages of another size than it requested.</summary>
    Refuse,

    /// <summary>The maximum, as AIP-158 has it.</summary>
    Clamp,
}
