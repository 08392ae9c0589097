using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Compares the values of keys as the model compares them.</summary>
internal sealed class KeyComparer(IReadOnlyList<IProperty> properties) : IEqualityComparer<object?[]>
{
    public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && EntityKeys.AreEqual(x, y, properties);

    public int GetHashCode(object?[] obj)
    {
        var hash = default(HashCode);
        for (var i = 0; i < obj.Length; i++)
            hash.Add(obj[i] is { } value ? properties[i].GetKeyValueComparer().GetHashCode(value) : 0);
        return hash.ToHashCode();
    }
}
