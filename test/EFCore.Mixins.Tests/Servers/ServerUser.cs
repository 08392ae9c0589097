using System.Diagnostics;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>Who runs the servers of the tests: this user, or nobody where this is root, whom servers refuse.</summary>
internal static class ServerUser
{
    private const string Nobody = "65534";

    private static readonly bool IsRoot = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>Gives a folder to the user.</summary>
    public static void Own(string folder)
    {
        if (!IsRoot)
            return;
        using var chown = Process.Start("chown", [Nobody, folder]);
        chown.WaitForExit();
    }

    /// <summary>What starts the program as the user, in the background.</summary>
    public static ProcessStartInfo StartInfo(IEnumerable<string> command)
    {
        List<string> all = [.. IsRoot ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"] : Array.Empty<string>(), .. command];
        return new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }
}
