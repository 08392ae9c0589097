namespace EFCore.Mixins;

/// <summary>
///     Thrown at start-up when the major version of EF Core or a provider differs from the one that the library was compiled for.
/// </summary>
/// <remarks>
///     The restore of packages fails for most of these pairs. It only warns if a project references the other version directly, and does
///     not detect a provider for an older EF Core.
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

    /// <summary>The name of the incompatible assembly.</summary>
    public string Assembly { get; }

    /// <summary>The version of EF Core of the assembly, or for which it was compiled.</summary>
    public Version Found { get; }

    /// <summary>The major version of EF Core that the library was compiled for.</summary>
    public int Supported { get; }
}
