using System.Linq.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Watching;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // tests the services of EF that the library wraps or works without

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The services of EF, with those of the library in addition and those of the user as replacements.</summary>
public sealed class EfServicesTests : IDisposable
{
    private readonly SqliteDatabase database = new();

    public EfServicesTests()
    {
        using var db = NewContext(_ => { });
        db.Database.EnsureCreated();
        db.AddRange(new User { Name = "Ana", Age = 1 }, new User { Name = "Bill", Age = 2 });
        db.SaveChanges();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_library_watches_by_services_and_not_by_interceptors_of_commands()
    {
        using var db = NewContext(_ => { });

        Assert.IsType<TrackedInstanceListener>(db.GetService<ILocalViewListener>());
        Assert.IsType<TransactionCommandLogger>(db.GetService<IRelationalCommandDiagnosticsLogger>());
        Assert.IsType<UnitConnectionLogger>(db.GetService<IRelationalConnectionDiagnosticsLogger>());
        Assert.DoesNotContain(
            db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors ?? [],
            interceptor => interceptor is IDbCommandInterceptor or IDbConnectionInterceptor);
    }

    [Fact]
    public async Task A_tracked_row_is_kept_as_EF_keeps_it()
    {
        await using var db = NewContext(_ => { });
        var user = await db.Users.SingleAsync(user => user.Name == "Ana", Cancellation);
        user.Age = 7;
        var entry = db.Entry(user);
        var row = OriginalValuesRow.Of(((IInfrastructure<InternalEntityEntry>)entry).Instance);

        Assert.True(row.IsKept);
        Assert.True(EntityTypeLayout.Of(entry.Metadata).HasOriginals);
        Assert.All(entry.Metadata.GetProperties(), property => Assert.Equal(entry.OriginalValues[property], row[property]));
        Assert.Equal(1, row[entry.Property(one => one.Age).Metadata]);
    }

    [Fact]
    public void Statements_are_compiled_by_shape_where_no_service_of_the_pipeline_was_replaced()
    {
        using var db = NewContext(_ => { });

        Assert.True(CompiledQueryRunner.Of(db).CanRun);
    }

    [Fact]
    public async Task A_compiler_of_the_users_own_sees_every_tree()
    {
        await using var db = NewContext(options => options.ReplaceService<IQueryCompiler, SeeingCompiler>().WithServicesOfItsOwn());
        using var ambient = Contexts.Use(db);
        Assert.False(CompiledQueryRunner.Of(db).CanRun);
        for (var i = 1; i < 3; i++)
        {
            var seen = SeeingCompiler.Seen;
            Assert.Equal(2, (await User.AllAsync(User.Query(new { age__le = 2 }, ["name"], load: ["posts"]), cancellationToken: Cancellation)).Count);
            Assert.Equal("Ana", (await User.FirstOrDefaultAsync(User.Where(new { name = "Ana" }), cancellationToken: Cancellation))?.Name);
            Assert.Null(await User.FindAsync(-i, Cancellation));
            Assert.Equal(0, await User.DestroyAsync(-i, Cancellation));
            Assert.InRange(SeeingCompiler.Seen - seen, 5, 6); // the list, its posts, the first, the key, the delete
        }
    }

    public void Dispose() => database.Dispose();

    private SpecContext NewContext(Action<DbContextOptionsBuilder> configure)
    {
        var options = database.Options<SpecContext>();
        configure(options);
        return new SpecContext(options.Options);
    }

    private sealed class SeeingCompiler(
        IQueryContextFactory queryContextFactory,
        ICompiledQueryCache compiledQueryCache,
        ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
        IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext currentContext,
        IEvaluatableExpressionFilter evaluatableExpressionFilter,
        IModel model)
        : QueryCompiler(
            queryContextFactory,
            compiledQueryCache,
            compiledQueryCacheKeyGenerator,
            database,
            logger,
            currentContext,
            evaluatableExpressionFilter,
            model)
    {
        public static int Seen { get; private set; }

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
        {
            Seen++;
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }
}
