using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering;

/// <summary>Creates the expressions that read held values.</summary>
internal static class Parameter
{
    /// <summary>An expression of type <paramref name="type" /> that reads <paramref name="value" /> from a holder.</summary>
    public static Expression Of(object? value, Type type)
    {
        var holder = typeof(Parameter<>).MakeGenericType(type);
        return Expression.Field(Expression.Constant(Activator.CreateInstance(holder, value), holder), nameof(Parameter<>.Value));
    }

    /// <summary>The value that <see cref="Of" /> or a closure holds.</summary>
    public static T ValueOf<T>(Expression expression)
        => expression is MemberExpression { Expression: ConstantExpression { Value: Parameter<T> holder } }
            ? holder.Value
            : Expression.Lambda<Func<T>>(expression).Compile(preferInterpretation: true)();
}
