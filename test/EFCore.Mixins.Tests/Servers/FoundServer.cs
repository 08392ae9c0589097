using DotNet.Testcontainers.Containers;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>The server that a variable names, else one in a container where a Docker engine answers. It is looked for when a test first asks.</summary>
internal sealed class FoundServer(string variable, Func<Task<bool>> hasDocker, Func<IDatabaseContainer> create) : IAsyncDisposable
{
    private Task<string?>? found;
    private IDatabaseContainer? container;

    /// <summary>The connection string; null where there is no server.</summary>
    public Task<string?> ConnectionStringAsync() => found ??= FindAsync();

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
            await container.DisposeAsync();
    }

    private async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return named;
        if (!await hasDocker())
            return null;
        container = create();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
