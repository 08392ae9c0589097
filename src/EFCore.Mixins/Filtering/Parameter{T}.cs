namespace EFCore.Mixins.Filtering;

/// <summary>Holds one value of a condition: EF reads the field as a parameter, so that every value shares one compiled query.</summary>
internal sealed class Parameter<T>(T value)
{
    public readonly T Value = value;
}
