using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the member of a class behind one of an interface, as generic code names it: <c>((IRated)game).IsTop</c>.</summary>
internal static class ImplementedMember
{
    /// <summary>The row as the class that it is; null where the member has none.</summary>
    public static Expression? RowOf(Expression? row, MemberInfo member)
        => row is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Operand: var operand }
            && member.DeclaringType is { IsInterface: true }
            && operand.Type.IsAssignableTo(member.DeclaringType)
                ? RowOf(operand, member)
                : row;

    /// <summary>The member of the class that stands for one of an interface; any other as it is.</summary>
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
