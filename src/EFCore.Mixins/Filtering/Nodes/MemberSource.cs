using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A column, or a whole relation, at the end of a to-one path: <c>post.User.Name</c>.</summary>
internal sealed class MemberSource(IReadOnlyList<Member> path) : IOperandSource
{
    public Operand On(Expression row)
        => new(RowValues.Follow(row, path), path.Any(member => member.IsOptional));
}
