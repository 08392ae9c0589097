using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The number of related rows: <c>post.Comments.Count()</c>.</summary>
internal sealed class CountOperandSource(IReadOnlyList<EntityMember> path) : IOperandSource
{
    public ConditionOperand On(Expression row, RowExpressionReader reader)
        => new(CollectionCalls.Count(Element, reader.Collection(row, path)), canBeNull: false);

    public void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(CountOperandSource));
        writer.Add(path);
    }

    private Type Element => path[^1].Target?.ClrType ?? typeof(object);
}
