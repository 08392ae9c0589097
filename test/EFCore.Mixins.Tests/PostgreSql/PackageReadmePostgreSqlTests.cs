using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Docs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>The code of the package's README.</summary>
public sealed class PackageReadmePostgreSqlTests
{
    [Fact]
    public void A_host_on_PostgreSql()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(options => options.UseNpgsql("Host=localhost;Database=shop").UsePostgreSqlMixins());
        builder.Services.ConfigureDbContext<ShopContext>(options => options.WithServicesOfItsOwn());

        using var host = builder.Build();
        using var db = host.Services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();
        Assert.Single(ContextOptions.Of(db).ErrorTranslators);
    }
}
