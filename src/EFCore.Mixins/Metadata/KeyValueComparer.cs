using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>Compares the values of keys with the comparers of the model.</summary>
internal sealed class KeyValueComparer(IReadOnlyList<IProperty> properties) : IEqualityComparer<object?[]>
{
    /// <summary>Whether both contain the same key values.</summary>
    public static bool AreEqual(object?[] left, object?[] right, IReadOnlyList<IProperty> properties)
        => properties.Select((property, i) => property.GetKeyValueComparer().Equals(left[i], right[i])).All(isEqual => isEqual);

    public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && AreEqual(x, y, properties);

    public int GetHashCode(object?[] obj)
    {
        var hash = default(HashCode);
        for (var i = 0; i < obj.Length; i++)
            hash.Add(obj[i] is { } value ? properties[i].GetKeyValueComparer().GetHashCode(value) : 0);
        return hash.ToHashCode();
    }
}
