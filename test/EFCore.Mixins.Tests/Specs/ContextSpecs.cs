using EFCore.Mixins.Flows;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Which context a call uses.</summary>
public abstract class ContextSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ArchiveContext>(null);
        Session.SetContextFactory<User, SpecContext>(null);
        Session.SetContextFactory<Animal, SpecContext>(null);
        Session.SetContextFactory<Dog, SpecContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task Without_any_binding_the_error_names_the_missing_call()
    {
        Contexts.SetFactory<SpecContext>(null);
        const string message =
            "No context for 'User': none was given, none is ambient in this async flow, and no factory is bound to the class. " +
            "Call 'Contexts.SetFactory' once at start-up, or in a host 'AddMixins', and before it runs 'using (host.Services.UseMixins())'; " +
            "or pass 'context:', or make a context ambient with 'Contexts.Use'.";

        Assert.Equal(message, Assert.Throws<NoContextException>(() => User.Select()).Message);
        var error = await Assert.ThrowsAsync<NoContextException>(async () => await User.OpenScopeAsync(cancellationToken: Token));
        Assert.Equal((message, typeof(User)), (error.Message, error.EntityClass));
    }

    [Fact]
    public virtual async Task A_statement_outlives_its_binding_but_does_not_run_without_one()
    {
        var statement = User.Select();
        Contexts.SetFactory<SpecContext>(null);

        await Assert.ThrowsAsync<NoContextException>(() => statement.ToListAsync(Token));
        await using var db = NewContext();
        Assert.Empty(await statement.On(db).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task The_model_is_read_once_when_a_class_is_first_used()
    {
        var factory = Bind();
        Assert.Equal(0, factory.Created);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => User.Select(), Token)));
        Assert.Equal(1, factory.Created);
        Assert.Equal(0, factory.CountMissing());
    }

    [Fact]
    public virtual async Task A_later_factory_replaces_the_earlier_one()
    {
        var first = Bind();
        await User.Select().CountAsync(Token);
        var before = first.Created;
        var second = Bind();
        await User.Select().CountAsync(Token);

        Assert.Equal(before, first.Created);
        Assert.Equal(2, second.Created);
    }

    [Fact]
    public virtual async Task A_hierarchy_has_a_factory_of_its_own()
    {
        var model = Bind();
        var animals = Bind(Animal.SetContextFactory);
        var dogs = Bind(Dog.SetContextFactory);

        Assert.Equal((0, 0, 2), await CountAsync(Dog.Select()));
        Assert.Equal((0, 2, 2), await CountAsync(Cat.Select()));
        Assert.Equal((0, 3, 2), await CountAsync(Animal.Select()));
        Assert.Equal((2, 3, 2), await CountAsync(User.Select()));

        Session.SetContextFactory<Dog, SpecContext>(null);
        Assert.Equal((2, 4, 2), await CountAsync(Dog.Select()));
        Session.SetContextFactory<Animal, SpecContext>(null);
        Assert.Equal((3, 4, 2), await CountAsync(Dog.Select()));

        async Task<(int Model, int Animals, int Dogs)> CountAsync<T>(IQueryable<T> statement)
        {
            await statement.CountAsync(Token);
            return (model.Created, animals.Created, dogs.Created);
        }
    }

    [Fact]
    public virtual async Task Two_contexts_that_map_a_class_are_named()
    {
        Contexts.SetFactory(new PooledDbContextFactory<ArchiveContext>(Backend.OptionsOf<ArchiveContext>()));

        var error = Assert.Throws<AmbiguousContextException>(() => User.Select());
        Assert.Equal(
            "The context for 'User' is not clear: 'ArchiveContext' and 'SpecContext' could serve it. " +
            "Bind the class or its base class with 'SetContextFactory', pass 'context:', or make one ambient with 'Contexts.Use'.",
            error.Message);
        Assert.Equal([typeof(ArchiveContext), typeof(SpecContext)], error.BoundContexts);
        Assert.Equal(0, await Post.Select().CountAsync(Token));

        User.SetContextFactory(Backend.Factory);
        Assert.Equal(0, await User.Select().CountAsync(Token));
    }

    [Fact]
    public virtual void A_class_that_no_bound_context_maps_is_an_error_that_names_them()
    {
        Contexts.SetFactory<SpecContext>(null);
        Contexts.SetFactory(new PooledDbContextFactory<ArchiveContext>(Backend.OptionsOf<ArchiveContext>()));

        var error = Assert.Throws<UnmappedEntityException>(() => Post.Select());

        Assert.Equal(
            "'Post' cannot be read or written: its class is not mapped by 'ArchiveContext'. " +
            "Add it to the model of the context, or bind, pass or make ambient a context that maps it.",
            error.Message);
    }

    [Fact]
    public virtual void Unbinding_releases_the_factory()
    {
        var factory = BindAndForget();
        Contexts.SetFactory<SpecContext>(null);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(factory.IsAlive);
    }

    [Fact]
    public virtual async Task A_given_context_comes_before_the_ambient_and_that_before_the_factory()
    {
        await using var given = NewContext();
        await using var ambient = NewContext();
        using (Contexts.Use(ambient))
        {
            await using var scope = await User.OpenScopeAsync(given, Token);
            Assert.Equal((given, false), (scope.Context, scope.IsOwned));
            await using var inner = await User.OpenScopeAsync(cancellationToken: Token);
            Assert.Equal((ambient, false), (inner.Context, inner.IsOwned));
        }

        await using var owned = await User.OpenScopeAsync(cancellationToken: Token);
        Assert.True(owned.IsOwned);
        Assert.NotSame(ambient, owned.Context);
    }

    [Fact]
    public virtual async Task A_scope_disposes_an_owned_context_once_and_no_other()
    {
        var factory = Bind();
        var scope = await User.OpenScopeAsync(cancellationToken: Token);
        await scope.DisposeAsync();
        await using var next = await User.OpenScopeAsync(cancellationToken: Token);
        await scope.DisposeAsync();
        Assert.Same(scope.Context, next.Context);
        Assert.Equal(0, await next.Context.Set<User>().CountAsync(Token));

        await using var given = NewContext();
        await (await User.OpenScopeAsync(given, Token)).DisposeAsync();
        Assert.Equal(0, await given.Users.CountAsync(Token));
        Assert.Equal(3, factory.Created);
    }

    [Fact]
    public virtual async Task Ambient_contexts_nest_and_are_restored()
    {
        await using var outer = NewContext();
        await using var inner = NewContext();
        using (Contexts.Use(outer))
        {
            var use = Contexts.Use(inner);
            Assert.Same(inner, AmbientContexts.Find(typeof(User)));
            use.Dispose();
            use.Dispose();
            Assert.Same(outer, AmbientContexts.Find(typeof(User)));
        }

        Assert.Null(AmbientContexts.Find(typeof(User)));
    }

    [Fact]
    public virtual async Task An_ambient_context_serves_the_classes_that_it_maps()
    {
        await using var outer = NewContext();
        await using var archive = new ArchiveContext(Backend.OptionsOf<ArchiveContext>());
        using var first = Contexts.Use(outer);
        using var second = Contexts.Use(archive);

        Assert.Same(archive, AmbientContexts.Find(typeof(User)));
        Assert.Same(outer, AmbientContexts.Find(typeof(Post)));
    }

    [Fact]
    public virtual async Task Ambient_contexts_end_in_any_order()
    {
        await using var first = NewContext();
        await using var second = NewContext();
        var outer = Contexts.Use(first);
        var inner = Contexts.Use(second);

        outer.Dispose();
        Assert.Same(second, AmbientContexts.Find(typeof(User)));
        inner.Dispose();
        Assert.Null(AmbientContexts.Find(typeof(User)));
    }

    [Fact]
    public virtual async Task A_flow_is_not_changed_by_the_end_of_another()
    {
        await using var parent = NewContext();
        await using var child = NewContext();
        var use = Contexts.Use(parent);
        var parentEnded = new TaskCompletionSource();
        var childBegan = new TaskCompletionSource();
        var flow = Task.Run(async () =>
        {
            using (Contexts.Use(child))
            {
                childBegan.SetResult();
                await parentEnded.Task;
                Assert.Same(child, AmbientContexts.Find(typeof(User)));
            }

            Assert.Null(AmbientContexts.Find(typeof(User)));
        }, Token);
        await childBegan.Task;

        Assert.Same(parent, AmbientContexts.Find(typeof(User)));
        use.Dispose();
        parentEnded.SetResult();
        await flow;
    }

    [Fact]
    public virtual async Task Two_hundred_parallel_flows_do_not_see_each_other()
    {
        var arrived = 0;
        var all = new TaskCompletionSource();
        var flows = Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            await using var db = NewContext();
            using var use = Contexts.Use(db);
            if (Interlocked.Increment(ref arrived) == 200)
                all.SetResult();
            await all.Task;
            for (var round = 0; round < 5; round++)
            {
                await Task.Yield();
                await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
                Assert.Same(db, scope.Context);
                Assert.Equal(0, await User.Select().CountAsync(Token));
            }
        }));

        await Task.WhenAll(flows);
        Assert.Null(AmbientContexts.Find(typeof(User)));
    }

    [Fact]
    public virtual async Task Statements_leave_an_ambient_context_and_its_transaction_open()
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        using (Contexts.Use(db))
        {
            await db.AddAsync(new User { Name = "Ana" }, Token);
            await db.SaveChangesAsync(Token);
            Assert.Equal(1, await User.Select().ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 1), Token));
            Assert.Equal(1, await User.ExecuteAsync($"""UPDATE "Users" SET "Age" = {2}""", cancellationToken: Token));
            Assert.Same(transaction, db.Database.CurrentTransaction);
        }

        await transaction.RollbackAsync(Token);
        Assert.Equal(0, await User.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_host_binds_when_it_starts_and_unbinds_when_it_stops()
    {
        Contexts.SetFactory<SpecContext>(null);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ArchiveContext>(Backend.CopyOptions);
        using var host = builder.Build();
        Assert.Throws<NoContextException>(() => User.Select());

        await host.StartAsync(Token);
        await using (var scope = await User.OpenScopeAsync(cancellationToken: Token))
        {
            Assert.IsType<ArchiveContext>(scope.Context);
            await scope.Context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        }

        Assert.Equal(0, await User.Select().CountAsync(Token));
        await host.StopAsync(Token);
        Assert.Throws<NoContextException>(() => User.Select());
    }

    [Fact]
    public virtual async Task A_host_that_stops_leaves_the_binding_that_replaced_its_own()
    {
        Contexts.SetFactory<SpecContext>(null);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ArchiveContext>((_, options) => Backend.CopyOptions(options));
        using var host = builder.Build();
        await host.StartAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<ArchiveContext>(Backend.OptionsOf<ArchiveContext>()));

        await host.StopAsync(Token);

        Assert.NotNull(User.Select());
    }

    private CountingFactory<SpecContext> Bind() => Bind(Contexts.SetFactory);

    private CountingFactory<SpecContext> Bind(Action<IDbContextFactory<SpecContext>?> set)
    {
        var factory = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        set(factory);
        return factory;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference BindAndForget()
    {
        var factory = Bind();
        Assert.NotNull(User.Select());
        return new WeakReference(factory);
    }
}
