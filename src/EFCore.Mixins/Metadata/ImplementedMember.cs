using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Finds the member of a class that implements one of an interface, as used in generic code: <c>((IRated)game).IsTop</c>.
/// </summary>
internal static class ImplementedMember
{
    /// <summary>The row with its class; null if the member has no row.</summary>
    public static Expression? RowOf(Expression? row, MemberInfo member)
        => row is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Operand: var operand }
            && member.DeclaringType is { IsInterface: true }
            && operand.Type.IsAssignableTo(member.DeclaringType)
                ? RowOf(operand, member)
                : row;

    /// <summary>The member of the class that implements one of an interface; other members unchanged.</summary>
    public static MemberInfo Of(Type type, MemberInfo member)
    {
        if (member.DeclaringType is not { IsInterface: true } declaring
            || type.IsInterface
            || (member as MethodInfo ?? (member as PropertyInfo)?.GetMethod) is not { } accessor)
            return member;
        var map = type.GetInterfaceMap(declaring);
        var index = Array.IndexOf(map.InterfaceMethods, accessor);
        return index < 0 ? member : map.TargetMethods[index];
    }
}
