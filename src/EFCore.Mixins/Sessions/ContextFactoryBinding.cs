using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Sessions;

/// <inheritdoc />
internal sealed class ContextFactoryBinding<TContext>(
    IDbContextFactory<TContext> factory,
    IDbContextFactory<TContext>? reader,
    Action<TContext>? stamp = null) : FactoryBinding
    where TContext : DbContext
{
    public override Type ContextType => typeof(TContext);

    public override object Factory => factory;

    public override FactoryBinding? Reader { get; } = reader is null ? null : new ContextFactoryBinding<TContext>(reader, null, stamp);

    public override DbContext Create() => Stamped(factory.CreateDbContext());

    /// <remarks>A pool returns contexts synchronously.</remarks>
    public override ValueTask<DbContext> CreateAsync(CancellationToken cancellationToken)
        => factory is PooledDbContextFactory<TContext> pool
            ? new ValueTask<DbContext>(Stamped(pool.CreateDbContext()))
            : AwaitAsync(cancellationToken);

    protected override DbContext CreateForModel() => factory.CreateDbContext();

    private async ValueTask<DbContext> AwaitAsync(CancellationToken cancellationToken)
        => Stamped(await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false));

    private TContext Stamped(TContext context)
    {
        try
        {
            stamp?.Invoke(context);
            return context;
        }
        catch
        {
            CleanUp.IgnoringErrors(context.Dispose);
            throw;
        }
    }
}
