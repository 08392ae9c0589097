using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A context without <c>UseMixins()</c> sets no timestamps, and is rejected where they would be lost.</summary>
public abstract class MissingMixinsSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task A_row_with_timestamps_is_not_created()
    {
        await using var plain = PlainContext();
        var refused = await Assert.ThrowsAsync<MissingMixinsException>(() => Article.CreateAsync(new { Title = "a" }, plain, cancellationToken: Cancellation));

        Assert.Equal((typeof(Article), typeof(SpecContext)), (refused.EntityClass, refused.ContextClass));
        Assert.Equal(
            "'Article' was not saved: only contexts with 'UseMixins()' set its timestamps, and 'SpecContext' is configured without it. "
            + "Add 'UseMixins()', or the call of the database's package, to the options of 'SpecContext'.",
            refused.Message);
        Assert.Equal(0, await CountAsync<Article>());
        Assert.Empty(plain.ChangeTracker.Entries());
    }

    [Fact]
    public virtual async Task A_row_with_timestamps_is_not_changed()
    {
        var article = await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation);
        await using var plain = PlainContext();
        var same = await Article.FindOrFailAsync(article.Id, plain, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<MissingMixinsException>(() => same.UpdateAsync(new { Title = "b" }, plain, cancellationToken: Cancellation));
        Assert.Equal(("a", EntityState.Unchanged), (same.Title, plain.Entry(same).State));
        same.Title = "c";
        await Assert.ThrowsAsync<MissingMixinsException>(() => same.SaveAsync(plain, cancellationToken: Cancellation));

        Assert.Equal("a", (await InDatabaseAsync<Article>(article.Id))?.Title);
    }

    [Fact]
    public virtual async Task Timestamps_of_a_hierarchy_and_of_other_names_count_too()
    {
        await using var plain = PlainContext();
        Assert.Equal(
            typeof(Truck),
            (await Assert.ThrowsAsync<MissingMixinsException>(
                () => Truck.CreateAsync(new { Name = "a", Load = 1 }, plain, cancellationToken: Cancellation))).EntityClass);
        Assert.Equal(
            typeof(Piano),
            (await Assert.ThrowsAsync<MissingMixinsException>(
                () => Piano.CreateAsync(new { Name = "a", Keys = 1 }, plain, cancellationToken: Cancellation))).EntityClass);
        Assert.Equal(
            typeof(Contract),
            (await Assert.ThrowsAsync<MissingMixinsException>(
                () => Contract.CreateAsync(new { Name = "a" }, plain, cancellationToken: Cancellation))).EntityClass);
        Assert.Equal(
            typeof(Reading),
            (await Assert.ThrowsAsync<MissingMixinsException>(
                () => Reading.CreateAsync(new { Value = 1 }, plain, cancellationToken: Cancellation))).EntityClass);
    }

    [Fact]
    public virtual async Task Whatever_else_the_context_would_save_counts()
    {
        await using var plain = PlainContext();
        plain.Add(new Article { Title = "a" });
        await Assert.ThrowsAsync<MissingMixinsException>(() => User.CreateAsync(new { Name = "Ana" }, plain, cancellationToken: Cancellation));
        Assert.Equal(0, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task Rows_without_timestamps_to_set_can_be_saved()
    {
        var article = await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation);
        await using var plain = PlainContext();
        var ana = await User.CreateAsync(new { Name = "Ana" }, plain, cancellationToken: Cancellation);
        await ana.UpdateAsync(new { Age = 5 }, plain, cancellationToken: Cancellation);
        var same = await Article.FindOrFailAsync(article.Id, plain, cancellationToken: Cancellation);
        Assert.Equal(article.CreatedAt, same.CreatedAt);
        await same.DeleteAsync(plain, cancellationToken: Cancellation);

        Assert.Equal((1, 0), (await CountAsync<User>(), await CountAsync<Article>()));
    }

    /// <summary>A context of the same database with only the provider.</summary>
    private SpecContext PlainContext()
    {
        var builder = new DbContextOptionsBuilder<SpecContext>();
        foreach (var extension in Backend.DatabaseOptions.Extensions.OfType<RelationalOptionsExtension>())
            ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(extension);
        Backend.CopyModel(builder);
        return new SpecContext(builder.WithServicesOfItsOwn().Options);
    }
}
