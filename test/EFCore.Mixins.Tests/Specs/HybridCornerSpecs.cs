using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Computed members of odd types and names, by interface and base class, in every clause.</summary>
public abstract class HybridCornerSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        db.AddRange(
            new Game { Id = 1, Title = "a", Score = 5, Tier = Tier.Gold },
            new Game { Id = 2, Title = "bb", Score = 1 },
            new Game { Id = 3, Tier = Tier.Silver });
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public virtual async Task Nullable_yes_or_no_is_three_valued()
    {
        Assert.Equal("2", await RowsAsync(Game.Where(new { open = true })));
        Assert.Equal("1", await RowsAsync(Game.Where(new { open = false })));
        Assert.Equal("3", await RowsAsync(Game.Where(new { open__isnull = true })));
        Assert.Equal("13", await RowsAsync(Game.Where(Filter.Not(new { open = true }))));
        Assert.Equal("13", await RowsAsync(Game.Where(new { open__ne = true })));
        Assert.Equal("12", await RowsAsync(Game.Where(new { open__in = new[] { true, false } })));
        Assert.Equal("2", await RowsAsync(Game.Where(game => game.Open == true)));
        Assert.Equal("3", await RowsAsync(Game.Where(game => game.Open == null)));
        await using var db = NewContext();
        Assert.Equal(
            [true, false, null],
            await db.Set<Game>().OrderByDescending(game => game.Open == true).ThenBy(game => game.Id).Select(game => game.Open).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Enums_stored_as_text_take_the_operators_of_their_column()
    {
        Assert.Equal("1", await RowsAsync(Game.Where(new { level = Tier.Gold })));
        Assert.Equal("13", await RowsAsync(Game.Where(new { level__in = new[] { "Gold", "Silver" } })));
    }

    [Fact]
    public virtual async Task Enums_stored_as_text_are_compared_as_their_column()
    {
        async Task<string> ResultAsync(string key)
        {
            try
            {
                return await RowsAsync(Game.Where(new Dictionary<string, object?> { [key] = Tier.Silver }));
            }
            catch (FilterException exception)
            {
                return $"{exception.Problems[0].Kind}";
            }
        }

        foreach (var @operator in new[] { "gt", "lt", "ge", "le", "ne", "exact" })
            Assert.Equal(await ResultAsync($"tier__{@operator}"), await ResultAsync($"level__{@operator}"));
        Assert.Equal(await SortedAsync("tier"), await SortedAsync("level"));

        static async Task<string> SortedAsync(string key)
        {
            try
            {
                return string.Concat(await Game.OrderBy(key, "id").Select(game => game.Id).ToListAsync(Token));
            }
            catch (FilterException exception)
            {
                return $"{exception.Problems[0].Kind}";
            }
        }
    }

    [Fact]
    public virtual async Task Names_may_be_those_of_operators_and_hold_underscores()
    {
        Assert.Equal("2", await RowsAsync(Game.Where(new { count = 2 })));
        Assert.Equal("12", await RowsAsync(Game.Where(new { count__ge = 1 })));
        Assert.Equal("1", await RowsAsync(Game.Where(new { title_asked = "a?" })));
        Assert.Equal("12", await RowsAsync(Game.Where(new { Title_asked__isnull = false })));
        Assert.Equal([2, 1, 3], await Game.OrderBy("-count").Select(game => game.Id).ToListAsync(Token));
    }

    [Fact]
    public virtual async Task Generic_base_classes_and_interfaces_are_looked_through()
    {
        await using var db = NewContext();
        foreach (var games in new[] { Game.Select(), db.Set<Game>() })
        {
            Assert.Equal("12", await RowsAsync(games.Where(game => game.HasScore)));
            Assert.Equal("12", await RowsAsync(Scored<Game, int?>(games)));
            Assert.Equal("1", await RowsAsync(Top(games)));
            Assert.Equal("1", await RowsAsync(games.Where(game => ((IRated)game).IsTop)));
            Assert.Equal("12", await RowsAsync(games.Where(game => ((Scored<int?>)game).HasScore)));
        }

        Assert.Equal("12", await RowsAsync(Game.Where(new { has_score = true })));
    }

    [Fact]
    public virtual async Task Nullable_values_in_every_clause()
    {
        await using var db = NewContext();
        var limit = 3;
        foreach (var games in new[] { Game.Select(), db.Set<Game>() })
        {
            Assert.Equal("1", await RowsAsync(games.Where(game => game.Twice > limit)));
            Assert.Equal("12", await RowsAsync(games.Where(game => game.Twice.HasValue)));
            Assert.Equal("2", await RowsAsync(games.Where(game => game.Twice!.Value == 2)));
            Assert.Equal(
                [(null, 1), (2, 1), (10, 1)],
                (await games.GroupBy(game => game.Twice).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(Token))
                    .Select(row => (row.Key, row.Count))
                    .Order());
            Assert.Equal([10, 2, null], await games.OrderByDescending(game => game.Twice ?? 0).Select(game => game.Twice).ToListAsync(Token));
            Assert.Equal(12, await games.SumAsync(game => game.Twice, Token));
        }

        Assert.Equal(
            2,
            await Game.Where(new { twice__isnull = false }).ExecuteUpdateAsync(set => set.SetProperty(game => game.Score, game => game.Twice), Token));
        Assert.Equal("1", await RowsAsync(Game.Where(new { twice = 20 })));
    }

    [Fact]
    public virtual async Task The_expression_of_a_computed_member_can_contain_captured_values()
    {
        await using var db = NewContext();
        foreach (var games in new[] { Game.Select(), db.Set<Game>() })
        {
            Assert.Equal("12", await RowsAsync(games.Where(game => game.IsPlayed)));
            Assert.Equal("3", await RowsAsync(games.Where(game => !game.IsPlayed)));
        }

        Assert.Equal("12", await RowsAsync(Game.Where(new { is_played = true })));
    }

    [Fact]
    public virtual async Task Parallel_tasks_can_be_the_first_to_use_computed_members()
    {
        var rows = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RowsAsync(Game.Where(game => game.HasScore && game.IsTop)))));
        Assert.All(rows, row => Assert.Equal("1", row));
    }

    [Fact]
    public virtual async Task A_refreshed_instance_computes_anew()
    {
        var game = await Game.FindOrFailAsync(1, Token);
        await Game.Where(new { id = 1 }).ExecuteUpdateAsync(set => set.SetProperty(row => row.Score, 2), Token);
        Assert.True(game.IsTop);
        await game.RefreshAsync(cancellationToken: Token);
        Assert.Equal((false, 4), (game.IsTop, game.Twice));
    }

    private static IQueryable<T> Top<T>(IQueryable<T> rows)
        where T : IRated
        => rows.Where(row => row.IsTop);

    private static IQueryable<T> Scored<T, TScore>(IQueryable<T> rows)
        where T : Scored<TScore>
        => rows.Where(row => row.HasScore);

    private static async Task<string> RowsAsync(IQueryable<Game> games)
        => string.Concat((await games.Select(game => game.Id).ToListAsync(Token)).Order());
}
