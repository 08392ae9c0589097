using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Unit;

public sealed class MixinsOptionsTests
{
    private static readonly FixedTranslator First = new(null);
    private static readonly FixedTranslator Second = new(null);

    [Fact]
    public void Every_call_adds_to_the_ones_before()
    {
        using var db = NewContext(options => options
            .UseMixins(mixins => mixins.AddErrorTranslator(First))
            .UseSqliteMixins(mixins => mixins.AddErrorTranslator(Second))
            .UseMixins());

        var translators = ContextOptions.Of(db).ErrorTranslators;

        Assert.Equal(3, translators.Count);
        Assert.Equal([First, Second], translators.OfType<FixedTranslator>());
    }

    [Fact]
    public void Same_translator_counts_once()
    {
        using var db = NewContext(options => options.UseSqliteMixins().UseSqliteMixins());

        Assert.Single(ContextOptions.Of(db).ErrorTranslators);
    }

    [Fact]
    public void Interceptors_are_added_once()
    {
        using var db = NewContext(options => options.UseMixins().UseSqliteMixins().UseMixins());

        var interceptors = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors;

        Assert.Equal(
            [
                "ComputedMemberInterceptor", "EndedTransactionInterceptor", "LoadMarkInterceptor", "MixinsSaveInterceptor", "RollbackInterceptor",
                "SubqueryInterceptor",
            ],
            interceptors?.Select(interceptor => interceptor.GetType().Name).Order());
    }

    [Fact]
    public void Builder_that_is_used_further_leaves_options_that_were_built()
    {
        var builder = new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseMixins();
        using var db = new SpecContext(builder.Options);
        builder.UseMixins(mixins => mixins.AddErrorTranslator(First));

        Assert.Empty(ContextOptions.Of(db).ErrorTranslators);
    }

    [Fact]
    public void Context_without_mixins_has_the_defaults()
    {
        using var db = NewContext(_ => { });

        Assert.Same(MixinsOptions.Default, ContextOptions.Of(db));
    }

    [Fact]
    public void Different_options_share_one_internal_service_provider()
    {
        using var one = NewContext(options => options.UseMixins());
        using var other = NewContext(options => options.UseMixins(mixins => mixins.AddErrorTranslator(First)));

        Assert.Same(one.GetService<IModelSource>(), other.GetService<IModelSource>());
    }

    private static SpecContext NewContext(Action<DbContextOptionsBuilder<SpecContext>> configure)
    {
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite();
        configure(options);
        return new SpecContext(options.Options);
    }
}
