using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Expressions;

/// <inheritdoc />
internal sealed class ParameterFactory<T> : ParameterFactory
{
    private static readonly FieldInfo Value = typeof(Parameter<T>).GetField(nameof(Parameter<>.Value))!; // named by nameof

    public override Expression Create(ConditionValue argument, Func<object?, object?>? convert)
    {
        var value = convert is null ? argument.Value : convert(argument.Value);
        return Expression.Field(Expression.Constant(new Parameter<T>(argument, convert, (T)value!)), Value); // null only if T allows it
    }
}
