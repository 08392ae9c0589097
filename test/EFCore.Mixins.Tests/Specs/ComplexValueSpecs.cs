using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A complex value that several instances hold is replaced on one of them, and changed on none.</summary>
public abstract class ComplexValueSpecs(Backend backend) : RecordSpecs(backend)
{
    private static readonly Money Free = new() { Amount = 0, Currency = "CHF" };

    [Fact]
    public virtual async Task An_update_of_one_member_leaves_a_shared_value_alone()
    {
        var shared = new Money { Amount = 5 };
        var (first, second) = (await ArticleAsync("a", shared), await ArticleAsync("b", shared));
        await first.UpdateAsync(new { Price = new { Amount = 7m } }, cancellationToken: Cancellation);

        Assert.Equal((7m, "CHF", 5m, 5m), (first.Price.Amount, first.Price.Currency, second.Price.Amount, shared.Amount));
        await second.UpdateAsync(new { Title = "c" }, cancellationToken: Cancellation);
        Assert.Equal((7m, 5m), ((await InDatabaseAsync<Article>(first.Id))?.Price.Amount, (await InDatabaseAsync<Article>(second.Id))?.Price.Amount));
    }

    [Fact]
    public virtual async Task A_default_of_the_process_is_never_changed()
    {
        var article = await ArticleAsync("a", Free);
        article.Fill(new { Price = new { Amount = 9m } });
        await article.SaveAsync(cancellationToken: Cancellation);
        await article.RefreshAsync(cancellationToken: Cancellation);

        Assert.Equal((9m, 0m), (article.Price.Amount, Free.Amount));
    }

    [Fact]
    public virtual async Task A_refresh_leaves_a_shared_value_alone()
    {
        var shared = new Money { Amount = 5 };
        var (first, second) = (await ArticleAsync("a", shared), await ArticleAsync("b", shared));
        await Article.Select().ExecuteUpdateAsync(s => s.SetProperty(article => article.Price.Amount, 8m), Cancellation);
        await first.RefreshAsync(cancellationToken: Cancellation);

        Assert.Equal((8m, 5m, 5m), (first.Price.Amount, second.Price.Amount, shared.Amount));
    }

    [Fact]
    public virtual async Task A_failed_update_gives_the_former_value_back()
    {
        var shared = new Money { Amount = 5 };
        var article = await ArticleAsync("a", shared);
        Assert.Throws<FillException>(() => article.Fill(new { Price = new { Amount = 7m, Nope = 1 } }));
        await Assert.ThrowsAsync<FormatException>(() => article.UpdateAsync(
            one =>
            {
                one.Fill(new { Price = new { Amount = 7m } });
                throw new FormatException();
            },
            cancellationToken: Cancellation));

        Assert.Equal((5m, 5m), (article.Price.Amount, shared.Amount));
        Assert.False(article.IsDirty());
    }

    [Fact]
    public virtual async Task A_tracked_instance_writes_the_changed_column_only()
    {
        await using var db = NewContext();
        var shared = new Money { Amount = 5 };
        var first = await Article.CreateAsync(new { Title = "a", Price = shared }, db, cancellationToken: Cancellation);
        var second = await Article.CreateAsync(new { Title = "b", Price = shared }, db, cancellationToken: Cancellation);
        await first.UpdateAsync(new { Price = new { Amount = 7m } }, db, cancellationToken: Cancellation);
        await second.UpdateAsync(new { Title = "c" }, db, cancellationToken: Cancellation);

        Assert.Equal((7m, 5m), ((await InDatabaseAsync<Article>(first.Id))?.Price.Amount, (await InDatabaseAsync<Article>(second.Id))?.Price.Amount));
    }

    [Fact]
    public virtual async Task A_value_within_a_complex_value_is_replaced_too()
    {
        var shared = new Binding { Material = "cloth", Size = new Size { Width = 1, Height = 2 } };
        var (first, second) = (new Volume { Title = "a", Binding = shared }, new Volume { Title = "b", Binding = shared });
        await first.SaveAsync(cancellationToken: Cancellation);
        await second.SaveAsync(cancellationToken: Cancellation);
        await first.UpdateAsync(new { Binding = new { Size = new { Width = 9 } } }, cancellationToken: Cancellation);

        Assert.Equal((9m, 2m, 1m, 1m), (first.Binding.Size.Width, first.Binding.Size.Height, second.Binding.Size.Width, shared.Size.Width));
        Assert.Equal(9m, (await InDatabaseAsync<Volume>(first.Id))?.Binding.Size.Width);
    }

    private static Task<Article> ArticleAsync(string title, Money price)
        => Article.CreateAsync(new { Title = title, Price = price }, cancellationToken: Cancellation);
}
