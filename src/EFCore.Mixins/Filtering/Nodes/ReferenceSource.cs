using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>What tells whether a to-one relation is missing: the foreign key where it can be read, else the related object.</summary>
internal sealed class ReferenceSource(IReadOnlyList<Member> toOne, Member relation, Member foreignKey) : IOperandSource
{
    public Operand On(Expression row, RowReader reader)
        => new MemberSource([.. toOne, foreignKey.Column is { } column && reader.CanRead(column) ? foreignKey : relation]).On(row, reader);

    public void Write(ShapeWriter shape)
    {
        shape.Add(nameof(ReferenceSource));
        shape.Add([.. toOne, relation, foreignKey]);
    }
}
