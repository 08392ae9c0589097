using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Docs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The code of the package's README.</summary>
public sealed class PackageReadmeMySqlTests(MySqlServer server)
{
    [Fact]
    public async Task A_host_on_MySql()
    {
        var database = await server.CreateAsync(_ => Task.CompletedTask);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(options => options.UseMySQL(database).UseMySqlMixins());
        builder.Services.ConfigureDbContext<ShopContext>(options => options.WithServicesOfItsOwn());

        using var host = builder.Build();
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<ShopContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Single(ContextOptions.Of(db).ErrorTranslators);
    }
}
