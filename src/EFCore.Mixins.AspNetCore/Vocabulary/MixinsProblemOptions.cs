namespace EFCore.Mixins;

/// <summary>Options of the library's problem documents (RFC 9457).</summary>
public sealed class MixinsProblemOptions
{
    /// <summary>
    ///     The prefix of the problem's kind in <c>type</c>. <c>about:blank</c> omits the kind. Default: <c>urn:efcore-mixins:problem:</c>.
    /// </summary>
    public string TypeBase { get; set; } = "urn:efcore-mixins:problem:";

    /// <summary>Whether a problem may name entity classes, for example of a row that was not found. Default: false.</summary>
    public bool TellNames { get; set; }
}
