using System.Reflection;
using System.Text.RegularExpressions;
using PublicApiGenerator;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The public surface of each package is what its approved file says; <c>./build.sh accept</c> takes over what this test received.</summary>
public sealed partial class PublicApiTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "test", "EFCore.Mixins.Tests", "Approved");

    // Extension methods live in the namespace of what they extend, which the generator leaves out by default.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    /// <summary>The packages that exist for the version of EF Core that these tests run on.</summary>
    public static TheoryData<string> Packages { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "EFCore.Mixins*.dll").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => name != typeof(PublicApiTests).Assembly.GetName().Name),
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Public_api_is_the_approved_one(string assembly)
    {
        var received = Generate(Assembly.Load(assembly));
        var approvedFile = Path.Combine(Folder, $"{assembly}.txt");
        var receivedFile = Path.Combine(Folder, $"{assembly}.received.txt");
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";
        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"The public API of '{assembly}' is not the approved one. If that is intended, run './build.sh accept' and "
            + $"add a line to CHANGELOG.md.\n{Difference(approved, received)}");
    }

    private static string Generate(Assembly assembly)
        => WithExtensionBlocks(assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n")).Trim() + "\n";

    // Where a class extends both T and an entity of T, the generator shows what the compiler makes of the two blocks.
    private static string WithExtensionBlocks(string api)
        => Blocks().Replace(Markers().Replace(api, ""), "extension<T>(T entity)").Replace("$T0", "T", StringComparison.Ordinal);

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")]);
    }

    [GeneratedRegex(@"public sealed class <G>\$\w+<\$T0>")]
    private static partial Regex Blocks();

    [GeneratedRegex(@" *public static class <M>\$[^{]*\{ \}\n")]
    private static partial Regex Markers();
}
