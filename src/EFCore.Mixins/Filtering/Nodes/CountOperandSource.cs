using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The number of related rows: <c>post.Comments.Count()</c>.</summary>
/// <param name="path">The relations that lead to them.</param>
/// <param name="counted">One of the rows, which says which of them count.</param>
internal sealed class CountOperandSource(IReadOnlyList<EntityMember> path, RowVariable counted) : IOperandSource
{
    public ConditionOperand On(Expression row, RowExpressionReader reader)
        => new(CollectionCalls.Count(Element, Counted(reader.Collection(row, path), reader)), canBeNull: false);

    public void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(CountOperandSource));
        writer.Add(path);
        if (counted.Guard is var guard && guard != ConstantFilterNode.True)
            guard.Write(writer);
    }

    private Type Element => path[^1].Target?.ClrType ?? typeof(object);

    // post.Comments.Where(comment => !comment.Hidden)
    private Expression Counted(Expression rows, RowExpressionReader reader)
        => counted.Guard is var guard && guard == ConstantFilterNode.True
            ? rows
            : Expression.Call(
                typeof(Enumerable),
                nameof(Enumerable.Where),
                [Element],
                rows,
                Expression.Lambda(guard.Build(RowVariableValues.Of(counted, reader)), counted.Parameter));
}
