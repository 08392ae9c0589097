using System.Text;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>Where a <see cref="CuttingProxy"/> cuts a connection.</summary>
/// <param name="Command">The SQL, or a part of it, in any case.</param>
/// <param name="IsRun">Whether the server gets the command, so that only its answer is lost.</param>
internal sealed record Cut(string Command, bool IsRun)
{
    public bool IsAt(ReadOnlySpan<byte> sent) => Encoding.ASCII.GetString(sent).Contains(Command, StringComparison.OrdinalIgnoreCase);
}
