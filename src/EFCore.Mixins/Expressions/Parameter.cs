using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Contains a value that EF reads as a parameter. Two parameters are equal only if they are the same.</summary>
/// <param name="argument">The source of the value.</param>
/// <param name="convert">Converts the argument's value to the value of the parameter; null if they are the same.</param>
internal abstract class Parameter(ConditionValue argument, Func<object?, object?>? convert)
{
    public ConditionValue Argument => argument;

    /// <summary>Converts the argument's value to the value of the parameter; null if they are the same.</summary>
    public Func<object?, object?>? Conversion => convert;

    /// <summary>An expression of type <paramref name="type" /> that reads <paramref name="value" /> from a parameter.</summary>
    public static Expression Of(object? value, Type type) => Of(new ConditionValue(value), type);

    /// <summary>An expression that reads the value of an argument, or its converted value.</summary>
    public static Expression Of(ConditionValue argument, Type type, Func<object?, object?>? convert = null)
        => ParameterFactory.Of(type).Create(argument, convert);

    /// <summary>The parameter that the expression reads; null for any other expression.</summary>
    public static Parameter? Find(Expression expression)
        => expression is MemberExpression { Expression: ConstantExpression { Value: Parameter parameter } } ? parameter : null;

    /// <summary>The value of a parameter or a closure.</summary>
    public static T ValueOf<T>(Expression expression)
        => Find(expression) is Parameter<T> parameter
            ? parameter.Value
            : Expression.Lambda<Func<T>>(expression).Compile(preferInterpretation: true)();

    /// <summary>A parameter with a value that is derived from the value of the expression.</summary>
    public static Expression Derive<T>(Expression expression, Func<T, T> derive)
        => Find(expression) is { } parameter
            ? Of(parameter.Argument, typeof(T), Derive(parameter.Conversion, derive))
            : Of(derive(ValueOf<T>(expression)), typeof(T));

    /// <inheritdoc cref="Derive{T}(Expression, Func{T, T})" />
    public static Expression Derive(Expression expression, Type type, Func<object?, object?> derive)
        => Find(expression) is { } parameter
            ? Of(parameter.Argument, type, parameter.Conversion is { } convert ? value => derive(convert(value)) : derive)
            : Of(derive(ValueOf<object>(Expression.Convert(expression, typeof(object)))), type);

    private static Func<object?, object?> Derive<T>(Func<object?, object?>? convert, Func<T, T> derive)
        => convert is null ? value => derive((T)value!) : value => derive((T)convert(value)!); // a value that makes a T
}
