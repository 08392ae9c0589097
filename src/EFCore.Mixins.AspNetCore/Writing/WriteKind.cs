namespace EFCore.Mixins.Writing;

/// <summary>What a body that writes is.</summary>
internal enum WriteKind
{
    /// <summary>Some of the values of a row.</summary>
    Patch,

    /// <summary>A new row, or all values of one.</summary>
    Whole,
}
