namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>Keeps nothing: what the loop costs by itself.</summary>
internal sealed class NoWay : IRecordWay
{
    public string Name => "nothing";

    public int? Handles => 0;

    public void Add(Instance instance, object record)
    {
    }

    public object? Find(Instance instance) => null;
}
