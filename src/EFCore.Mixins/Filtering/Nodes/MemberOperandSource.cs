using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>
///     A column or a relation at the end of a to-one path: <c>post.User.Name</c>, and <c>post.UserId</c> for <c>post.User.Id</c>.
/// </summary>
internal sealed class MemberOperandSource(IReadOnlyList<EntityMember> path) : IOperandSource
{
    public ConditionOperand On(Expression row, RowExpressionReader reader)
        => new(reader.Follow(row, ForeignKeyShortcut.Of(path, reader)), path.Any(member => member.CanBeMissing));

    public void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(MemberOperandSource));
        writer.Add(path);
    }
}
