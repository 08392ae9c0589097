using System.Linq.Expressions;

namespace EFCore.Mixins.Versions;

/// <summary>
///     The setters of a bulk update, as EF writes them into the tree: <c>new ITuple[] { new Tuple&lt;Delegate, object&gt;(row => row.Body,
///     value), … }</c>.
/// </summary>
internal sealed class BulkUpdateSetters
{
    private readonly MethodCallExpression call;
    private readonly NewArrayExpression setters;
    private readonly NewExpression first;

    private BulkUpdateSetters(MethodCallExpression call, NewArrayExpression setters, NewExpression first)
        => (this.call, this.setters, this.first) = (call, setters, first);

    /// <summary>The class of the rows.</summary>
    public Type RowType => call.Method.GetGenericArguments()[0];

    /// <summary>The setters of a bulk update; null if they have another form.</summary>
    public static BulkUpdateSetters? Of(MethodCallExpression call)
        => call.Arguments is [_, NewArrayExpression { Expressions: [NewExpression first, ..] } setters]
            ? new BulkUpdateSetters(call, setters, first)
            : null;

    /// <summary>Whether a setter sets the property of the row.</summary>
    public bool Names(string property)
        => setters.Expressions.OfType<NewExpression>()
            .Any(setter => setter.Arguments[0] is LambdaExpression { Body: var body } && UpdatedPropertyName.NameOf(body) == property);

    /// <summary>The update with another setter.</summary>
    public MethodCallExpression Add(LambdaExpression property, Expression value)
        => call.Update(
            null,
            [
                call.Arguments[0],
                setters.Update([.. setters.Expressions, first.Update([property, Expression.Convert(value, typeof(object))])]),
            ]);
}
