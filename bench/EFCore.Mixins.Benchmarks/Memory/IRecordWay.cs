namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>A way to keep a record per instance.</summary>
internal interface IRecordWay
{
    string Name { get; }

    /// <summary>The number of handles; null where the way does not tell.</summary>
    int? Handles { get; }

    void Add(Instance instance, object record);

    object? Find(Instance instance);
}
