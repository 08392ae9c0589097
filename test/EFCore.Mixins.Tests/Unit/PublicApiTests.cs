using System.Reflection;
using PublicApiGenerator;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The public surface of each package is what its approved file says; <c>./build.sh accept</c> takes over what this test received.</summary>
public sealed class PublicApiTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "test", "EFCore.Mixins.Tests", "Approved");

    // Extension methods live in the namespace of what they extend, which the generator leaves out by default.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [Theory]
    [InlineData("EFCore.Mixins")]
    [InlineData("EFCore.Mixins.Sqlite")]
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
        => assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")]);
    }
}
