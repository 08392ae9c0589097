using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests;

/// <summary>A database that the specs run on: one fixture per backend, an empty database per test.</summary>
public abstract class Backend : IAsyncLifetime
{
    /// <summary>The options of the current test's database.</summary>
    public DbContextOptions<SpecContext> DatabaseOptions { get; private set; } = null!;

    /// <summary>A pooled factory on the current test's database.</summary>
    public PooledDbContextFactory<SpecContext> Factory { get; private set; } = null!;

    /// <summary>Opens options on an empty database that has the schema.</summary>
    protected abstract Task<DbContextOptions<SpecContext>> CreateDatabaseAsync();

    /// <summary>Opens options on one more empty database, beside the one of the current test.</summary>
    public virtual Task<DbContextOptions<SpecContext>> CreateAnotherAsync() => CreateDatabaseAsync();

    /// <summary>Opens options on a database that holds the rows of the given SQLite file.</summary>
    public abstract Task<DbContextOptions<ChinookContext>> OpenChinookAsync(string file);

    /// <summary>What stands before a command to see its plan.</summary>
    public abstract string Explain { get; }

    /// <summary>What a plan says where it looks rows up in an index rather than read all of it.</summary>
    public abstract string Search { get; }

    /// <summary>A column of long texts in an index.</summary>
    public virtual string TextColumn(string column) => $"\"{column}\"";

    /// <summary>A column in an index that serves searches for the beginning of a text.</summary>
    public abstract string PrefixColumn(string column);

    /// <summary>Creates the next empty database and binds the entity classes to it.</summary>
    public async Task ResetAsync()
    {
        DatabaseOptions = await CreateDatabaseAsync();
        Factory = new PooledDbContextFactory<SpecContext>(DatabaseOptions);
        Contexts.SetFactory(Factory);
    }

    /// <summary>The options of another class of context on the current test's database.</summary>
    public DbContextOptions<TContext> OptionsOf<TContext>(params IEnumerable<IInterceptor> interceptors)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        foreach (var extension in DatabaseOptions.Extensions)
            ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(extension);
        return builder.AddInterceptors(interceptors).Options;
    }

    /// <summary>Gives the options of the current test's database to contexts of a host.</summary>
    public virtual void CopyOptions(DbContextOptionsBuilder options)
    {
        foreach (var extension in DatabaseOptions.Extensions.Where(extension => extension is not CoreOptionsExtension))
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(extension);
    }

    /// <summary>Gives other options the model of the backend, and nothing else of it.</summary>
    public virtual void CopyModel(DbContextOptionsBuilder options)
    {
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        Contexts.SetFactory<SpecContext>(null);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
