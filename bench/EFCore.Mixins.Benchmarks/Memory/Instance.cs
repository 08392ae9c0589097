namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>A row that was read.</summary>
internal sealed class Instance
{
    /// <summary>The record, for the way that keeps it in the class.</summary>
    public object? Slot { get; set; }
}
