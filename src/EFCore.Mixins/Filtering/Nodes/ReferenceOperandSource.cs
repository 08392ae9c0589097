using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>
///     The operand that is null if a to-one relation is missing: the foreign key if it can be read, otherwise the related object.
/// </summary>
internal sealed class ReferenceOperandSource(IReadOnlyList<EntityMember> toOne, EntityMember relation, EntityMember foreignKey)
    : IOperandSource
{
    public ConditionOperand On(Expression row, RowExpressionReader reader)
        => new MemberOperandSource([.. toOne, foreignKey.Column is { } column && reader.CanRead(column) ? foreignKey : relation])
            .On(row, reader);

    public void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ReferenceOperandSource));
        writer.Add([.. toOne, relation, foreignKey]);
    }
}
