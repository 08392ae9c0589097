namespace EFCore.Mixins.Saving.Graphs;

/// <summary>The origin of an instance that is saved.</summary>
internal enum InstanceOrigin
{
    /// <summary>The caller has the instance.</summary>
    Caller,

    /// <summary>The call creates the instance, and a callback of the caller sets it up.</summary>
    Code,

    /// <summary>The call creates the instance from values. The caller gets it only if the call succeeds.</summary>
    Values,
}
