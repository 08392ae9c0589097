using System.Reflection;
using EFCore.Mixins.Flows;

namespace EFCore.Mixins.Sessions;

/// <summary>Makes the factories of a web host ambient in each of its requests.</summary>
/// <remarks>
/// ASP.NET Core notifies the diagnostic listener of a request before any code of the application runs, in the flow of the request. So
/// neither a reference to ASP.NET Core nor a middleware is needed.
/// https://github.com/dotnet/aspnetcore/blob/main/src/Hosting/Hosting/src/Internal/HostingApplicationDiagnostics.cs
/// </remarks>
internal sealed class RequestObserver(HostContexts host, bool needsServices) : IObserver<KeyValuePair<string, object?>>
{
    private const string Begin = "Microsoft.AspNetCore.Hosting.BeginRequest";

    private static PropertyInfo? contextOfEvent;
    private static PropertyInfo? servicesOfContext;

    /// <summary>
    ///     Whether an event is the beginning of a request. Other events are not enabled, so that nothing else is measured or written.
    /// </summary>
    public static bool Observes(string name) => name == Begin;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Begin)
            return;
        var services = needsServices ? ServicesOf(value.Value) : null;
        AmbientContexts.BeginRequest(services is null ? host.Factories : host.FactoriesIn(services));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // data.httpContext.RequestServices
    private static IServiceProvider? ServicesOf(object? data)
    {
        var context = Read(data, "httpContext", ref contextOfEvent);
        return Read(context, "RequestServices", ref servicesOfContext) as IServiceProvider;
    }

    private static object? Read(object? instance, string name, ref PropertyInfo? property)
    {
        if (instance is null)
            return null;
        if (property?.DeclaringType?.IsInstanceOfType(instance) != true)
            property = instance.GetType().GetProperty(name);
        return property?.GetValue(instance);
    }
}
