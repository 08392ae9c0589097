namespace EFCore.Mixins.Writing;

/// <summary>The kind of a write's request body.</summary>
internal enum WriteKind
{
    /// <summary>Some of the values of a row.</summary>
    Patch,

    /// <summary>A new row, or all values of one.</summary>
    Whole,
}
