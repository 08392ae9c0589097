namespace EFCore.Mixins;

/// <summary>Thrown at start-up when EF Core, or a provider, has another major version than the library was compiled for.</summary>
/// <remarks>
///     A restore of packages refuses most of these pairs. It only warns where a project refers to the other version directly, and does not see a
///     provider of an older EF Core.
/// </remarks>
public sealed class EFCoreVersionException : NotSupportedException
{
    internal EFCoreVersionException(string assembly, Version found, int supported)
        : base(
            $"This version of EFCore.Mixins does not run with '{assembly}' {found}: it is compiled for EF Core {supported}. " +
            $"Use the EFCore.Mixins packages of version {found.Major}, or packages of EF Core and its provider of version {supported}.")
    {
        Assembly = assembly;
        Found = found;
        Supported = supported;
    }

    /// <summary>The name of the assembly that does not fit.</summary>
    public string Assembly { get; }

    /// <summary>The version of EF Core that the assembly is, or was compiled for.</summary>
    public Version Found { get; }

    /// <summary>The major version of EF Core that the library was compiled for.</summary>
    public int Supported { get; }
}
