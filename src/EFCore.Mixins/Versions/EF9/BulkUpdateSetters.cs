using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Versions;

/// <summary>
///     The setters of a bulk update, as the user writes them into the tree: <c>calls => calls.SetProperty(row => row.Body,
///     value).SetProperty(…)</c>.
/// </summary>
internal sealed class BulkUpdateSetters
{
    private readonly MethodCallExpression call;
    private readonly LambdaExpression setters;

    private BulkUpdateSetters(MethodCallExpression call, LambdaExpression setters)
        => (this.call, this.setters) = (call, setters);

    /// <summary>The class of the rows.</summary>
    public Type RowType => call.Method.GetGenericArguments()[0];

    /// <summary>The setters of a bulk update; null if they have another form.</summary>
    public static BulkUpdateSetters? Of(MethodCallExpression call)
        => call.Arguments is [_, UnaryExpression { Operand: LambdaExpression setters }]
            ? new BulkUpdateSetters(call, setters)
            : null;

    /// <summary>Whether a setter sets the property of the row.</summary>
    public bool Names(string property)
        => Chain()
            .Any(setter => setter.Arguments[0] is LambdaExpression { Body: var body } && UpdatedPropertyName.NameOf(body) == property);

    /// <summary>The update with another setter.</summary>
    public MethodCallExpression Add(LambdaExpression property, Expression value)
        => call.Update(null, [call.Arguments[0], Expression.Quote(Expression.Lambda(
            Expression.Call(setters.Body, Setter(property.ReturnType), property, value),
            setters.Parameters))]);

    private IEnumerable<MethodCallExpression> Chain()
    {
        for (var setter = setters.Body as MethodCallExpression; setter is not null; setter = setter.Object as MethodCallExpression)
            yield return setter;
    }

    // SetProperty<TProperty>(Func<TRow, TProperty> property, TProperty value)
    private MethodInfo Setter(Type property)
        => setters.Body.Type.GetMethods()
            .Single(method => method.Name == nameof(SetPropertyCalls<>.SetProperty)
                && method.GetParameters()[1].ParameterType.IsGenericParameter)
            .MakeGenericMethod(property);
}
