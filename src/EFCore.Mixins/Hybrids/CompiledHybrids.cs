using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Hybrids;

/// <summary>
///     Replaces the computed members in a query whose parameters EF has read already: what a twin takes from outside becomes part of
///     the compiled query, and must never change.
/// </summary>
internal sealed class CompiledHybrids(IModel model) : HybridRewriter(model)
{
    protected override Expression VisitMember(MemberExpression node)
        => Expansion.Current is { } hybrid && node.Member is FieldInfo field && field.DeclaringType is { } type ? Freeze(node, field, type, hybrid)
            : Expansion.Current is { } other && node is { Expression: null, Member: PropertyInfo property } && !IsOfSystem(property.DeclaringType) ? throw Changing(property, other)
            : base.VisitMember(node);

    private static Expression Freeze(MemberExpression node, FieldInfo field, Type type, Hybrid hybrid)
        => node.Expression is ConstantExpression { Value: var closure } && type.IsDefined(typeof(CompilerGeneratedAttribute)) ? Expression.Constant(field.GetValue(closure), node.Type)
            : !field.IsStatic ? node
            : field.IsInitOnly || IsOfSystem(type) ? Expression.Constant(field.GetValue(null), node.Type)
            : throw Changing(field, hybrid);

    private static bool IsOfSystem(Type? type)
        => type?.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    private static HybridException Changing(MemberInfo member, Hybrid hybrid)
        => new(
            hybrid.DeclaringType,
            [$"the twin of '{hybrid.Name}' reads '{member.DeclaringType?.Name}.{member.Name}', whose value may change, and a query of a context is compiled once; make it a constant or a readonly field, or query by a statement"]);
}
