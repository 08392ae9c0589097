using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Sessions;

/// <inheritdoc />
internal sealed class ContextFactoryBinding<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader) : FactoryBinding
    where TContext : DbContext
{
    public override Type ContextType => typeof(TContext);

    public override object Factory => factory;

    public override FactoryBinding? Reader { get; } = reader is null ? null : new ContextFactoryBinding<TContext>(reader, null);

    public override DbContext Create() => factory.CreateDbContext();

    /// <remarks>A pool hands out contexts at once.</remarks>
    public override ValueTask<DbContext> CreateAsync(CancellationToken cancellationToken)
        => factory is PooledDbContextFactory<TContext> pool ? new ValueTask<DbContext>(pool.CreateDbContext()) : AwaitAsync(cancellationToken);

    private async ValueTask<DbContext> AwaitAsync(CancellationToken cancellationToken)
        => await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
}
