namespace EFCore.Mixins;

/// <summary>What the problem documents of the library look like; see RFC 9457.</summary>
public sealed class MixinsProblemOptions
{
    /// <summary>
    ///     What stands before the kind of a problem in <c>type</c>. <c>about:blank</c> leaves the kind out. Default: <c>urn:efcore-mixins:problem:</c>.
    /// </summary>
    public string TypeBase { get; set; } = "urn:efcore-mixins:problem:";

    /// <summary>Whether a problem may name entity classes, as a row that was not found. Default: false.</summary>
    public bool TellNames { get; set; }
}
