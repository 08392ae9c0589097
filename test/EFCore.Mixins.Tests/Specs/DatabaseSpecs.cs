using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of every spec: an empty, bound database before each test.</summary>
public abstract class DatabaseSpecs(Backend backend) : IAsyncLifetime
{
    protected Backend Backend { get; } = backend;

    /// <summary>A context that the test owns, beside those of the library.</summary>
    protected SpecContext NewContext() => Backend.Factory.CreateDbContext();

    /// <summary>Saves rows before a test.</summary>
    protected async Task FillAsync(IEnumerable<object> rows)
    {
        await using var db = NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public virtual async ValueTask InitializeAsync() => await Backend.ResetAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
