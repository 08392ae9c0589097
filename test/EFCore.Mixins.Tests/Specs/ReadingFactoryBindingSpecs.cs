using EFCore.Mixins.Flows;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Tests.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The ways to set a factory that reads: for all classes, for one, or by a host.</summary>
public abstract class ReadingFactoryBindingSpecs(Backend backend) : ReadingFactoryTestBase(backend)
{
    [Fact]
    public virtual async Task A_class_has_factories_of_its_own()
    {
        var (ownWriter, ownReader) = (new CountingFactory<SpecContext>(Backend.DatabaseOptions), new CountingFactory<SpecContext>(Backend.DatabaseOptions));
        User.SetContextFactory(ownWriter, ownReader);

        await User.AllAsync(cancellationToken: Token);
        await Post.AllAsync(cancellationToken: Token);
        Assert.Equal((1, 1, 1), (ownWriter.Created, ownReader.Created, Writer.Created)); // each writer for its model
        await WriteAsync("Bill");
        Assert.Equal((2, 1, 1), (ownWriter.Created, ownReader.Created, Reader.Created));
    }

    [Fact]
    public virtual async Task One_factory_serves_reads_and_writes_as_before()
    {
        Contexts.SetFactory(Writer);
        await User.AllAsync(cancellationToken: Token);
        await User.DestroyAsync(Ana.Id, Token);

        Assert.False(ReadWriteFlow.IsWritten);
        Assert.Equal(0, Reader.Created);
    }

    [Fact]
    public virtual async Task A_host_binds_both()
    {
        Contexts.SetFactory<SpecContext>(null);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<SpecContext>(Backend.CopyOptions, options =>
        {
            Backend.CopyOptions(options);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        using var host = builder.Build();
        await host.StartAsync(Token);

        Assert.Equal(QueryTrackingBehavior.NoTracking, await TrackingAsync());
        await WriteAsync("Bill");
        await User.DestroyAsync(-1);
        Assert.Equal(QueryTrackingBehavior.TrackAll, await TrackingAsync());
        var own = host.Services.GetRequiredKeyedService<IDbContextFactory<SpecContext>>(MixinsServiceExtensions.ReaderKey);
        await using (var db = await own.CreateDbContextAsync(Token))
            Assert.Equal(QueryTrackingBehavior.NoTracking, db.ChangeTracker.QueryTrackingBehavior);

        await host.StopAsync(Token);
        Assert.Throws<NoContextException>(() => User.Select());

        static async Task<QueryTrackingBehavior> TrackingAsync()
        {
            await using var scope = await ContextBindings.OpenForReadAsync(typeof(User), null, Token);
            return scope.Context.ChangeTracker.QueryTrackingBehavior;
        }
    }

    private static async Task WriteAsync(string name)
    {
        await Task.Yield();
        await User.CreateAsync(new { Name = name }, cancellationToken: Token);
    }
}
