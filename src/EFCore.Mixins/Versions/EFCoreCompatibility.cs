using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Versions;

/// <summary>
///     Checks that EF Core and its provider have the major version that the library was compiled for. Another version fails later, in an
///     unrelated call.
/// </summary>
internal static class EFCoreCompatibility
{
    private const string EFCore = "Microsoft.EntityFrameworkCore";

    private static readonly int Supported = CompiledFor(typeof(EFCoreCompatibility).Assembly)!.Major; // this assembly refers to EF Core

    /// <summary>Checks EF Core itself.</summary>
    public static void Check() => Check(typeof(DbContext).Assembly.GetName());

    /// <summary>Checks a provider of EF Core.</summary>
    public static void CheckProvider(Assembly provider)
    {
        if (CompiledFor(provider) is { } found && found.Major != Supported)
            throw new EFCoreVersionException(provider.GetName().Name ?? "", found, Supported);
    }

    /// <summary>Checks the assembly of EF Core with that name.</summary>
    internal static void Check(AssemblyName loaded)
    {
        if (loaded.Version is { } found && found.Major != Supported)
            throw new EFCoreVersionException(loaded.Name ?? "", found, Supported);
    }

    private static Version? CompiledFor(Assembly assembly)
        => assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == EFCore)?.Version;
}
