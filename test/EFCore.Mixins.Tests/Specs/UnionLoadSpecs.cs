using EFCore.Mixins.Tests.RandomWrites;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Loads over classes that have a table each, so that their rows are a UNION.</summary>
public abstract class UnionLoadSpecs(Backend backend) : MappedSpecs(backend)
{
    [Theory]
    [InlineData(LoadStrategy.Joined)]
    [InlineData(LoadStrategy.SelectIn)]
    [InlineData(LoadStrategy.Subquery)]
    public virtual async Task Collections_of_both_classes_are_complete(LoadStrategy strategy)
    {
        await OpenAsync(new Mapping(9131) { Inheritance = 2, HasClientKeys = true, HasLeafBack = true, HasTeam = true });
        var holder = new Holder { Id = 1, Ref = 1, Name = "a", Leaves = { new Leaf { Text = "x" }, new Leaf { Text = "y" } } };
        await holder.SaveAsync(cancellationToken: Token);
        await new Special { Id = 2, Ref = 2, BossId = 1, Leaves = { new Leaf { Text = "z" } } }.SaveAsync(cancellationToken: Token);
        var rows = await Holder.Query(orderBy: ["id"], load: Plan("leaves", "team.leaves")).ToListAsync(Token);
        Assert.Equal(["x", "y"], rows[0].Leaves.Select(leaf => leaf.Text).Order());
        Assert.Equal(["z"], rows[1].Leaves.Select(leaf => leaf.Text));
        Assert.Same(rows[1], Assert.Single(rows[0].Team));
        var page = await Holder.Query(orderBy: ["-name"], load: Plan("leaves")).AsNoTracking().Skip(1).Take(1).ToListAsync(Token);
        Assert.Equal(["x", "y"], Assert.Single(page).Leaves.Select(leaf => leaf.Text).Order());
        var leaves = await Leaf.Query(orderBy: ["text"], load: Plan("holder.leaves")).AsNoTracking().ToListAsync(Token);
        Assert.Equal([2, 2, 1], leaves.Select(leaf => leaf.Holder?.Leaves.Count ?? 0));

        LoadPlan Plan(params string[] paths)
            => paths.Aggregate(new LoadPlan(), (plan, path) => strategy switch
            {
                LoadStrategy.Joined => plan.Joined(path),
                LoadStrategy.SelectIn => plan.SelectIn(path),
                _ => plan.Subquery(path),
            });
    }
}
