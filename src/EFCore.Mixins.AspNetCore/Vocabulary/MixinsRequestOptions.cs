namespace EFCore.Mixins;

/// <summary>What <c>app.UseMixins()</c> does for each request.</summary>
public sealed class MixinsRequestOptions
{
    /// <summary>Which requests are units of work. Default: none, and each endpoint chooses by <c>WithUnitOfWork()</c>.</summary>
    public UnitOfWorkMode UnitOfWork { get; set; }

    /// <summary>The class of the context of those units; may be null where the host has only one. Default: null.</summary>
    public Type? UnitOfWorkContext { get; set; }
}
