using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Testing;

/// <summary>The transaction of one test. Its context is ambient in the flow that created it. Dispose rolls back the transaction.</summary>
public sealed class TestTransaction<TContext> : IDisposable, IAsyncDisposable
    where TContext : DbContext
{
    private readonly IDisposable ambient;

    internal TestTransaction(TContext context)
    {
        Context = context;
        try
        {
            context.Database.BeginTransaction();
            ambient = Contexts.Use(context);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>The context of the calls of the test.</summary>
    public TContext Context { get; }

    /// <summary>Rolls back the transaction by disposing its context.</summary>
    public void Dispose()
    {
        ambient.Dispose();
        Context.Dispose();
    }

    /// <inheritdoc cref="Dispose" />
    public ValueTask DisposeAsync()
    {
        ambient.Dispose();
        return Context.DisposeAsync();
    }
}
