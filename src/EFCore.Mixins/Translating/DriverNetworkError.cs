using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Translating;

/// <summary>
///     Network errors that a driver does not wrap in an exception of its own, such as MySqlConnector if a server resets a connection.
/// </summary>
internal static class DriverNetworkError
{
    /// <summary>Whether <paramref name="exception"/> passed through the driver. The work of a unit can use the network, too.</summary>
    public static bool Is(DbContext context, Exception exception)
        => exception is SocketException or IOException { InnerException: SocketException }
            && DriverOf(context) is { } driver
            && PassedThrough(exception, driver);

    private static string? DriverOf(DbContext context) => context.Database.GetDbConnection().GetType().Assembly.FullName;

    private static bool PassedThrough(Exception exception, string assembly)
        => new StackTrace(exception).GetFrames().Any(frame => DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName == assembly);
}
