using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <inheritdoc />
internal sealed class ContextFactoryBinding<TContext>(IDbContextFactory<TContext> factory, IDbContextFactory<TContext>? reader) : FactoryBinding
    where TContext : DbContext
{
    public override Type ContextType => typeof(TContext);

    public override object Factory => factory;

    public override FactoryBinding? Reader { get; } = reader is null ? null : new ContextFactoryBinding<TContext>(reader, null);

    public override DbContext Create() => factory.CreateDbContext();

    public override async ValueTask<DbContext> CreateAsync(CancellationToken cancellationToken)
        => await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
}
