namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A key and the value it is compared with.</summary>
internal sealed class ConditionFilter(string key, object? value) : Filter(depth: 0, size: 1)
{
    public string Key => key;

    public object? Value => value;
}
