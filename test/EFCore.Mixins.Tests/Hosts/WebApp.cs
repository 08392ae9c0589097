using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.Hosts;

/// <summary>A web application in the process of the tests, as an application's own tests make it.</summary>
internal sealed class WebApp(Action<IServiceCollection> addServices, Action<IEndpointRouteBuilder> map) : WebApplicationFactory<WebApp>
{
    protected override IHostBuilder CreateHostBuilder()
        => new HostBuilder().ConfigureWebHost(web => web
            .ConfigureServices(services => addServices(services.AddRouting()))
            .Configure(app => app.UseRouting().UseEndpoints(map)));

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseContentRoot(AppContext.BaseDirectory);
}
