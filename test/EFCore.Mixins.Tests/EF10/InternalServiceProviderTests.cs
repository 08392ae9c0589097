using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Unit;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Tests.EF10;

public sealed class InternalServiceProviderTests
{
    [Fact]
    public void EF_refuses_interceptors_beside_a_service_provider_of_the_users_own()
    {
        using var database = new SqliteDatabase();
        using var services = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();
        var options = database.Options<SpecContext>().UseInternalServiceProvider(services).Options;

        var error = Assert.Throws<InvalidOperationException>(() => new SpecContext(options));

        Assert.StartsWith(
            "A call was made to 'AddInterceptors', but Entity Framework is not building its own internal service provider.",
            error.Message,
            StringComparison.Ordinal);
    }
}
