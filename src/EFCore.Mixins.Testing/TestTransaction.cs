using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Testing;

/// <summary>A transaction of one test. Its context is ambient in the flow that created it, until it is disposed and the transaction is rolled back.</summary>
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

    /// <summary>The context that the calls of the test run on.</summary>
    public TContext Context { get; }

    /// <summary>Rolls the transaction back, which the end of its context does.</summary>
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
