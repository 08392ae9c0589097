using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>Compares and copies values by the stored form of a converter.</summary>
internal abstract class ConvertedValueComparison
{
    /// <summary>A comparer for the values of a converter.</summary>
    public static ValueComparer Comparer(ValueConverter converter)
    {
        var type = typeof(ConvertedValueComparison<>).MakeGenericType(converter.ModelClrType);
        return ((ConvertedValueComparison)Activator.CreateInstance(type, converter)!).Comparer(); // it derives from this class
    }

    protected abstract ValueComparer Comparer();
}

/// <inheritdoc />
internal sealed class ConvertedValueComparison<T>(ValueConverter converter) : ConvertedValueComparison
    where T : class
{
    public bool AreEqual(T? left, T? right)
        => ReferenceEquals(left, right)
            || (left is not null
                && right is not null
                && StructuralComparisons.StructuralEqualityComparer.Equals(Stored(left), Stored(right)));

    public int HashOf(T? value)
        => value is null || Stored(value) is not { } stored
            ? 0
            : StructuralComparisons.StructuralEqualityComparer.GetHashCode(stored);

    public T? Copy(T? value) => value is null ? null : (T?)converter.ConvertFromProvider(Stored(value));

    protected override ValueComparer Comparer()
        => new ValueComparer<T>((left, right) => AreEqual(left, right), value => HashOf(value), value => Copy(value)!);

    private object? Stored(T value) => converter.ConvertToProvider(value);
}
