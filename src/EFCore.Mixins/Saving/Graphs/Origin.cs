namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Where an instance that is saved comes from.</summary>
internal enum Origin
{
    /// <summary>The caller has it.</summary>
    Caller,

    /// <summary>The call constructs it, and code of the caller's sets it up.</summary>
    Code,

    /// <summary>The call constructs it of values, and the caller sees it at the end.</summary>
    Values,
}
