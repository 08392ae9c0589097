namespace ScaleOut;

/// <summary>A row that all tasks write.</summary>
internal sealed class Counter : IAllFeaturesMixin
{
    public int Id { get; set; }

    public long Value { get; set; }
}
