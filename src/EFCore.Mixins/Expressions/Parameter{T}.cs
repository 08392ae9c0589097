namespace EFCore.Mixins.Expressions;

/// <inheritdoc />
internal sealed class Parameter<T>(Argument argument, Func<object?, object?>? convert, T value) : Parameter(argument, convert)
{
    public readonly T Value = value;
}
