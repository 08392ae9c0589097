using System.Net.Http.Json;
using EFCore.Mixins.Tests.Hosts;
using EFCore.Mixins.Tests.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Hosts of one process, each with a database of its own.</summary>
public abstract class HostSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Requests = 200;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Contexts.SetFactory<SpecContext>(null);
    }

    public override async ValueTask DisposeAsync()
    {
        Session.SetContextFactory<User, SpecContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public virtual async Task Two_web_hosts_serve_their_own_requests()
    {
        var (left, right) = await TwoDatabasesAsync();
        await using var one = NewWebHost(left);
        await using var two = NewWebHost(right);
        using var toOne = one.CreateClient();
        using var toTwo = two.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, Requests).SelectMany(number => new[] { AddAsync(toOne, $"left {number}"), AddAsync(toTwo, $"right {number}") }));

        await AssertUsersAsync(left, Enumerable.Range(0, Requests).Select(number => $"left {number}"));
        await AssertUsersAsync(right, Enumerable.Range(0, Requests).Select(number => $"right {number}"));
        Assert.All(await toOne.GetFromJsonAsync<string[]>("/users", Token) ?? [], name => Assert.StartsWith("left ", name, StringComparison.Ordinal));
        Assert.All(await toTwo.GetFromJsonAsync<string[]>("/users", Token) ?? [], name => Assert.StartsWith("right ", name, StringComparison.Ordinal));
    }

    [Fact]
    public virtual async Task Two_servers_serve_the_requests_of_their_connections()
    {
        var (left, right) = await TwoDatabasesAsync();
        await using var one = NewServer(left);
        await using var two = NewServer(right);
        await one.StartAsync(Token);
        await two.StartAsync(Token);
        using var toOne = NewClient(one);
        using var toTwo = NewClient(two);

        for (var number = 0; number < 10; number++)
        {
            await AddAsync(toOne, $"left {number}");
            await AddAsync(toTwo, $"right {number}");
        }

        await AssertUsersAsync(left, Enumerable.Range(0, 10).Select(number => $"left {number}"));
        await AssertUsersAsync(right, Enumerable.Range(0, 10).Select(number => $"right {number}"));
    }

    [Fact]
    public virtual async Task Background_services_use_the_factory_of_their_host()
    {
        var (left, right) = await TwoDatabasesAsync();
        using var one = NewHost(left, services => services.AddHostedService(_ => new Writer("left")));
        using var two = NewHost(right, services => services.AddHostedService(_ => new Writer("right")));
        await one.StartAsync(Token);
        await two.StartAsync(Token);
        await Task.WhenAll(WriterOf(one).ExecuteTask ?? Task.CompletedTask, WriterOf(two).ExecuteTask ?? Task.CompletedTask);

        await AssertUsersAsync(left, ["left 0", "left 1", "left 2"]);
        await AssertUsersAsync(right, ["right 0", "right 1", "right 2"]);
        await one.StopAsync(Token);
        await two.StopAsync(Token);

        static Writer WriterOf(IHost host) => Assert.Single(host.Services.GetServices<IHostedService>().OfType<Writer>());
    }

    [Fact]
    public virtual async Task Outside_of_two_hosts_a_call_is_ambiguous_until_one_is_named()
    {
        var (left, right) = await TwoDatabasesAsync();
        using var one = NewHost(left);
        using var two = NewHost(right);
        await one.StartAsync(Token);
        await two.StartAsync(Token);

        var error = Assert.Throws<AmbiguousContextException>(() => User.Select());
        Assert.Equal(
            "The context for 'User' is not clear: several hosts of this process have a 'SpecContext'. Each serves its own requests and background services; "
            + "elsewhere, call inside "
            + "'using (host.Services.UseMixins())' or 'using (Contexts.UseFactory(factory))', or pass 'context:'.",
            error.Message);
        Assert.Equal((typeof(User), 1), (error.Type, error.BoundContexts.Count));
        await Assert.ThrowsAsync<AmbiguousContextException>(() => Contexts.InTransactionAsync(() => Task.CompletedTask, cancellationToken: Token));
        await Assert.ThrowsAsync<AmbiguousContextException>(() => Contexts.InTransactionAsync<SpecContext>(_ => Task.CompletedTask, cancellationToken: Token));

        using (one.Services.UseMixins())
            await User.CreateAsync(new { Name = "left" }, cancellationToken: Token);
        using (two.Services.UseMixins())
            await Contexts.InTransactionAsync(() => User.CreateAsync(new { Name = "right" }, cancellationToken: Token), cancellationToken: Token);
        await AssertUsersAsync(left, ["left"]);
        await AssertUsersAsync(right, ["right"]);

        await two.StopAsync(Token);
        Assert.Equal("left", await User.Select().Select(user => user.Name).SingleAsync(Token));
        await one.StopAsync(Token);
        Assert.Throws<NoContextException>(() => User.Select());
    }

    [Fact]
    public virtual async Task A_host_that_is_disposed_without_a_stop_serves_no_calls()
    {
        var host = NewHost(await Backend.CreateAnotherAsync());
        await host.StartAsync(Token);
        Assert.NotNull(User.Select());
        host.Dispose();

        Assert.Throws<NoContextException>(() => User.Select());
    }

    [Fact]
    public virtual async Task A_host_that_is_built_but_not_started_must_be_named()
    {
        var database = await Backend.CreateAnotherAsync();
        using var host = NewHost(database);
        Assert.Throws<NoContextException>(() => User.Select());

        using (host.Services.UseMixins())
            await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);

        await AssertUsersAsync(database, ["Ana"]);
        Assert.Throws<NoContextException>(() => User.Select());
    }

    [Fact]
    public virtual async Task A_factory_is_ambient_for_its_flow()
    {
        var (left, right) = await TwoDatabasesAsync();
        var (one, two) = (new PooledDbContextFactory<SpecContext>(left), new PooledDbContextFactory<SpecContext>(right));
        Contexts.SetFactory(one);

        await Task.WhenAll(WriteAsync(one, "left"), WriteAsync(two, "right"));

        await AssertUsersAsync(left, Enumerable.Range(0, 5).Select(number => $"left {number}"));
        await AssertUsersAsync(right, Enumerable.Range(0, 5).Select(number => $"right {number}"));

        static async Task WriteAsync(PooledDbContextFactory<SpecContext> factory, string name)
        {
            using var ambient = Contexts.UseFactory(factory);
            for (var number = 0; number < 5; number++)
            {
                await Task.Yield();
                await Contexts.InTransactionAsync(
                    (SpecContext _) => User.CreateAsync(new { Name = $"{name} {number}" }, cancellationToken: Token),
                    cancellationToken: Token);
            }
        }
    }

    [Fact]
    public virtual async Task The_innermost_of_contexts_and_factories_wins_and_ends()
    {
        var other = await Backend.CreateAnotherAsync();
        Contexts.SetFactory(Backend.Factory);
        User.SetContextFactory(Backend.Factory);
        await using var db = NewContext();
        await using var otherContext = new SpecContext(other);
        using (Contexts.Use(db))
        {
            using (Contexts.UseFactory(new PooledDbContextFactory<SpecContext>(other)))
            {
                await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
                Assert.Equal((true, DatabaseOf(otherContext)), (scope.IsOwned, DatabaseOf(scope.Context)));
                using (Contexts.Use(db))
                    Assert.Same(db, (await User.OpenScopeAsync(cancellationToken: Token)).Context);
            }

            Assert.Same(db, (await User.OpenScopeAsync(cancellationToken: Token)).Context);
        }
    }

    [Fact]
    public virtual async Task A_factory_of_a_flow_reads_from_its_reader_until_the_flow_writes()
    {
        var (left, right) = await TwoDatabasesAsync();
        using var ambient = Contexts.UseFactory(new PooledDbContextFactory<SpecContext>(left), new PooledDbContextFactory<SpecContext>(right));
        using var flow = Contexts.BeginFlow();

        await using (var db = new SpecContext(right))
        {
            db.Add(new User { Name = "copied" });
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal("copied", (await User.FirstOrDefaultAsync(cancellationToken: Token))?.Name);
        await User.CreateAsync(new { Name = "written" }, cancellationToken: Token);
        Assert.Equal("written", (await User.FirstOrDefaultAsync(cancellationToken: Token))?.Name);
    }

    [Fact]
    public virtual async Task A_class_with_a_factory_of_its_own_keeps_it_in_a_host()
    {
        using var host = NewHost(await Backend.CreateAnotherAsync());
        User.SetContextFactory(Backend.Factory);
        using (host.Services.UseMixins())
            await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Token);

        await AssertUsersAsync(Backend.DatabaseOptions, ["Ana"]);
    }

    [Fact]
    public virtual async Task Each_request_has_contexts_of_its_tenant()
    {
        await using var web = NewTenantHost();
        using var client = web.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, Requests).Select(number => client.PostAsync($"/{number % 5}/{number}", null, Token)));

        for (var tenant = 0; tenant < 5; tenant++)
        {
            var names = await client.GetFromJsonAsync<string[]>($"/{tenant}", Token) ?? [];
            Assert.Equal(Requests / 5, names.Length);
            Assert.All(names, name => Assert.Equal(tenant, int.Parse(name, null) % 5));
        }

        await using var own = await web.Services.GetRequiredService<IDbContextFactory<TenantedContext>>().CreateDbContextAsync(Token);
        Assert.Equal(0, own.Tenant);
    }

    [Fact]
    public virtual async Task Each_scope_stamps_the_contexts_of_its_flow()
    {
        await using var web = NewTenantHost();
        for (var tenant = 1; tenant < 3; tenant++)
        {
            await using var scope = web.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Id = tenant;
            using (scope.ServiceProvider.UseMixins())
            {
                await User.CreateAsync(new { Name = $"{tenant}", Age = tenant }, cancellationToken: Token);
                Assert.Equal($"{tenant}", await User.Select().Select(user => user.Name).SingleAsync(Token));
                Assert.Equal(tenant, await Contexts.InTransactionAsync((TenantedContext db) => Task.FromResult(db.Tenant), cancellationToken: Token));
            }
        }

        // Without a scope there is no tenant.
        using (web.Services.UseMixins())
            Assert.Equal(0, await User.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task A_stamp_that_fails_gives_the_context_back_and_the_error_comes_out()
    {
        var calls = 0;
        await using var web = NewTenantHost((_, db) => db.Tenant = ++calls == 1 ? throw new InvalidOperationException("no tenant") : 7);
        using var ambient = web.Services.UseMixins();

        Assert.Equal("no tenant", (await Assert.ThrowsAsync<InvalidOperationException>(() => User.Select().CountAsync(Token))).Message);
        await using var scope = await User.OpenScopeAsync(cancellationToken: Token);
        Assert.Equal(7, Assert.IsType<TenantedContext>(scope.Context).Tenant);
    }

    [Fact]
    public virtual void A_stamp_without_contexts_is_an_error()
    {
        using var host = NewHost(Backend.DatabaseOptions, services => services.StampContexts<TenantedContext>((_, _) => { }));

        Assert.Equal(
            "'StampContexts<TenantedContext>' has no contexts to stamp: the host has no 'AddMixins<TenantedContext>'. Add it.",
            Assert.Throws<InvalidOperationException>(host.Services.UseMixins).Message);
    }

    [Fact]
    public virtual void Services_without_contexts_cannot_be_named()
    {
        using var services = new ServiceCollection().BuildServiceProvider();

        Assert.Equal(
            "'UseMixins' finds no contexts among these services. Register them with 'services.AddMixins<TContext>(…)'.",
            Assert.Throws<InvalidOperationException>(services.UseMixins).Message);
    }

    private async Task<(DbContextOptions<SpecContext> Left, DbContextOptions<SpecContext> Right)> TwoDatabasesAsync()
        => (await Backend.CreateAnotherAsync(), await Backend.CreateAnotherAsync());

    private void CopyOptions(DbContextOptions<SpecContext> source, DbContextOptionsBuilder options)
    {
        foreach (var extension in source.Extensions.Where(extension => extension is not CoreOptionsExtension))
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(extension);
        Backend.CopyModel(options);
    }

    private static string? DatabaseOf(DbContext context) => context.Database.GetConnectionString();

    private WebApp NewWebHost(DbContextOptions<SpecContext> database)
        => new(services => services.AddMixins<SpecContext>(options => CopyOptions(database, options)), app => Map(app));

    private WebApplication NewServer(DbContextOptions<SpecContext> database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMixins<SpecContext>(options => CopyOptions(database, options));
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static HttpClient NewClient(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    private static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/users/{name}", async (string name) =>
        {
            await Task.Yield();
            await User.CreateAsync(new { Name = name });
            return await User.Select().Select(user => user.Name).ToListAsync();
        });
        app.MapGet("/users", () => User.Select().Select(user => user.Name).ToListAsync());
    }

    private WebApp NewTenantHost(Action<IServiceProvider, TenantedContext>? stamp = null)
        => new(
            services => services
                .AddScoped<Tenant>()
                .AddMixins<TenantedContext>(Backend.CopyOptions)
                .StampContexts(stamp ?? ((scope, db) => db.Tenant = scope.GetRequiredService<Tenant>().Id)),
            app =>
            {
                app.MapPost("/{tenant:int}/{name}", async (int tenant, string name, Tenant current) =>
                {
                    current.Id = tenant;
                    await User.CreateAsync(new { Name = name, Age = tenant });
                });
                app.MapGet("/{tenant:int}", (int tenant, Tenant current) =>
                {
                    current.Id = tenant;
                    return User.Select().Select(user => user.Name).ToListAsync();
                });
            });

    private IHost NewHost(DbContextOptions<SpecContext> database, Action<IServiceCollection>? addServices = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<SpecContext>(options => CopyOptions(database, options));
        addServices?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task AddAsync(HttpClient client, string name)
    {
        using var response = await client.PostAsync(new Uri($"/users/{name}", UriKind.Relative), null, Token);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        var names = await response.Content.ReadFromJsonAsync<string[]>(Token) ?? [];
        Assert.Contains(name, names);
        Assert.All(names, other => Assert.Equal(name.Split(' ')[0], other.Split(' ')[0]));
    }

    private static async Task AssertUsersAsync(DbContextOptions<SpecContext> database, IEnumerable<string> names)
    {
        await using var db = new SpecContext(database);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await db.Users.Select(user => user.Name).ToListAsync(Token)).Order(StringComparer.Ordinal));
    }

    private sealed class Tenant
    {
        public int Id { get; set; }
    }

    private sealed class Writer(string name) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            for (var number = 0; number < 3; number++)
            {
                await Task.Delay(10, stoppingToken);
                await User.CreateAsync(new { Name = $"{name} {number}" }, cancellationToken: stoppingToken);
            }
        }
    }
}
