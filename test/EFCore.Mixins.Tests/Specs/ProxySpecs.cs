using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs that cut connections to a server.</summary>
public abstract class ProxySpecs(OwnServer server) : ServerSpecs(server)
{
    /// <summary>What stands between drivers and the server, for those that connect to its port.</summary>
    private protected CuttingProxy Proxy { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Proxy = new CuttingProxy(Server.Port);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Proxy is not null)
            await Proxy.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
