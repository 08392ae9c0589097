using System.Globalization;

namespace EFCore.Mixins.Benchmarks;

/// <summary>Reads what follows a command.</summary>
internal static class Arguments
{
    /// <summary>The number behind <c>--calls</c>, else <paramref name="calls" />, and the rest.</summary>
    public static (int Calls, string[] Names) Read(string[] arguments, int calls)
        => arguments is ["--calls", var number, .. var names] ? (int.Parse(number, CultureInfo.InvariantCulture), names) : (calls, arguments);
}
