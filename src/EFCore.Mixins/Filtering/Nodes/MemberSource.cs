using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A column, or a whole relation, at the end of a to-one path: <c>post.User.Name</c>, and <c>post.UserId</c> for <c>post.User.Id</c>.</summary>
internal sealed class MemberSource(IReadOnlyList<Member> path) : IOperandSource
{
    public Operand On(Expression row, RowReader reader)
        => new(reader.Follow(row, ShortPath.Of(path, reader)), path.Any(member => member.CanBeMissing));

    public void Write(ShapeWriter shape)
    {
        shape.Add(nameof(MemberSource));
        shape.Add(path);
    }
}
