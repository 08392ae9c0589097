using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The number of values in a list: <c>post.Labels == null ? 0 : post.Labels.Count()</c>.</summary>
/// <param name="list">The list.</param>
/// <param name="element">The type of its values.</param>
internal sealed class ListCountOperandSource(MemberOperandSource list, Type element) : IOperandSource
{
    public ConditionOperand On(Expression row, RowExpressionReader reader)
    {
        var operand = list.On(row, reader);
        Expression count = ListMemberFunctions.CallCount(operand.Value, element);
        return new(operand.CanBeNull ? Expression.Condition(operand.IsNull, Expression.Constant(0), count) : count, canBeNull: false);
    }

    public void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ListCountOperandSource));
        list.Write(writer);
    }
}
