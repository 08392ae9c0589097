namespace EFCore.Mixins;

/// <summary>Options of <c>app.UseMixins()</c> for each request.</summary>
public sealed class MixinsRequestOptions
{
    /// <summary>Which requests are units of work. Default: none; each endpoint can use <c>WithUnitOfWork()</c>.</summary>
    public UnitOfWorkMode UnitOfWork { get; set; }

    /// <summary>The class of the context of those units; can be null if the host has only one. Default: null.</summary>
    public Type? UnitOfWorkContext { get; set; }
}
