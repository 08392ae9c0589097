using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The number of values in a list: <c>post.Labels == null ? 0 : post.Labels.Count()</c>.</summary>
/// <param name="list">The list.</param>
/// <param name="element">The type of its values.</param>
internal sealed class ListCountSource(MemberSource list, Type element) : IOperandSource
{
    public Operand On(Expression row, RowReader reader)
    {
        var operand = list.On(row, reader);
        Expression count = ListMembers.CallCount(operand.Value, element);
        return new(operand.CanBeNull ? Expression.Condition(operand.IsNull, Expression.Constant(0), count) : count, canBeNull: false);
    }

    public void Write(ShapeWriter shape)
    {
        shape.Add(nameof(ListCountSource));
        list.Write(shape);
    }
}
