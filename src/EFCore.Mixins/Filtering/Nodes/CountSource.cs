using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>The number of related rows: <c>post.Comments.Count()</c>.</summary>
internal sealed class CountSource(IReadOnlyList<Member> path) : IOperandSource
{
    public Operand On(Expression row, RowReader reader)
        => new(RelatedCalls.Count(Element, reader.Collection(row, path)), canBeNull: false);

    public void Write(ShapeWriter shape)
    {
        shape.Add(nameof(CountSource));
        shape.Add(path);
    }

    private Type Element => path[^1].Target?.ClrType ?? typeof(object);
}
