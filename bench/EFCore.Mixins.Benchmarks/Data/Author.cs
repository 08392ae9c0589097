namespace EFCore.Mixins.Benchmarks.Data;

/// <summary>Has ten posts.</summary>
public class Author : IAllFeaturesMixin
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public List<Post> Posts { get; init; } = []; // linq2db adds to none that it cannot set
}
