using System.Diagnostics;
using System.Text.RegularExpressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/repr.md.</summary>
public sealed class ReprPageTests
{
    [Fact]
    public void Showing()
    {
        Assert.Equal("<Review #new Subject:'Long sub...' Stars:null>", new Review { Subject = "Long subject" }.Repr());
        Assert.Equal("<Review #7 Subject:'Fine' Stars:5>", $"{new Review { Id = 7, Subject = "Fine", Stars = 5 }}");
    }

    [Fact]
    public void The_call_of_the_debugger_exists()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "repr.md"));
        var call = Regex.Match(page, @"\{(?<type>[\w.]+)\.(?<method>\w+)\(this\),nq\}").Groups;
        var method = typeof(IReprMixin).Assembly.GetType(call["type"].Value)?.GetMethod(call["method"].Value, [typeof(IReprMixin)]);

        Assert.Equal("<Debugged #3>", method?.Invoke(null, [new Debugged { Id = 3 }]));
    }

    [DebuggerDisplay("{EFCore.Mixins.Representation.Repr(this),nq}")]
    private sealed class Debugged : Entity;
}
