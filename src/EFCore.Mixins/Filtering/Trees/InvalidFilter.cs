namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Something that is no filter, kept so that it is reported together with every other problem.</summary>
internal sealed class InvalidFilter(object? given) : Filter(depth: 0, size: 1)
{
    public string Given => ValueKinds.Describe(given);
}
