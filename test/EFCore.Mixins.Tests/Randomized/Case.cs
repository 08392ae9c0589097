namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A data set and one filter on it.</summary>
internal sealed record Case(World World, Table Root, Tree Tree, bool ByDictionary)
{
    /// <summary>The cases with one thing less.</summary>
    public IEnumerable<Case> Smaller()
        => Tree.Smaller().Select(tree => this with { Tree = tree }).Concat(World.Smaller().Select(world => this with { World = world }));
}
