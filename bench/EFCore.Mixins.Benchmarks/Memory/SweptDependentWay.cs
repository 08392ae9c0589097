using EFCore.Mixins.Instances;


namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>The table of the library: dependent handles, two slots looked at for each one added.</summary>
internal sealed class SweptDependentWay : IRecordWay
{
    private readonly WeakRecords<Box> records = new(static _ => new Box());

    public string Name => "swept table, dependent handles";

    public int? Handles => records.Count;

    public void Add(Instance instance, object record) => records.GetOrAdd(instance).Record = record;

    public object? Find(Instance instance) => records.Find(instance)?.Record;

    private sealed class Box
    {
        public object? Record { get; set; }
    }
}
