using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>
///     Replaces the computed members in a query whose parameters EF has already read. What a twin captures becomes part of
///     the compiled query, and must never change.
/// </summary>
internal sealed class CompiledMemberRewriter(IModel model) : ComputedMemberRewriter(model)
{
    protected override Expression VisitMember(MemberExpression node)
        => Expansion.Current is not { } hybrid ? base.VisitMember(node)
            : IsFixed(node) ? Expression.Constant(ValueOf(node), node.Type)
            : IsChanging(node) ? throw Changing(node.Member, hybrid)
            : base.VisitMember(node);

    /// <summary>A variable that the twin has captured, or a readonly field.</summary>
    private static bool IsFixed(MemberExpression node)
        => node.Member is FieldInfo { DeclaringType: { } type } field
            && (field.IsStatic
                ? field.IsInitOnly || IsOfSystem(type)
                : node.Expression is ConstantExpression && type.IsDefined(typeof(CompilerGeneratedAttribute)));

    /// <summary>A static field or property of the user's. EF translates those of .NET, such as <c>DateTime.UtcNow</c>.</summary>
    private static bool IsChanging(MemberExpression node) => node.Expression is null && !IsOfSystem(node.Member.DeclaringType);

    private static object? ValueOf(MemberExpression node)
        => (node.Member as FieldInfo)?.GetValue((node.Expression as ConstantExpression)?.Value);

    private static bool IsOfSystem(Type? type)
        => type?.Namespace is { } space && (space == "System"
            || space.StartsWith("System.", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    private static HybridException Changing(MemberInfo member, ComputedMember hybrid)
        => new(
            hybrid.DeclaringType,
            [
                $"the twin of '{hybrid.Name}' reads '{member.DeclaringType?.Name}.{member.Name}', whose value may change, and a query "
                + "of a context is compiled once; make it a constant or a readonly field, or query by a statement",
            ]);
}
