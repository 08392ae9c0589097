namespace EFCore.Mixins.Filtering;

/// <inheritdoc />
internal sealed class Parameter<T>(Argument argument, Func<object?, object?>? convert, T value) : Parameter(argument, convert)
{
    public readonly T Value = value;
}
