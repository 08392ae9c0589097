namespace EFCore.Mixins.Benchmarks.Paging;

/// <summary>A row of a large table.</summary>
public class PageRow : IAllFeaturesMixin
{
    public int Id { get; set; }

    /// <summary>A hundred thousand different values.</summary>
    public int Many { get; set; }

    /// <summary>As many, and null in every fourth row.</summary>
    public int? Optional { get; set; }

    /// <summary>Seven different values.</summary>
    public int Few { get; set; }

    public required string Text { get; set; }
}
