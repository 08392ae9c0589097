using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>Replaces computed members with their twins, for a visitor that visits them.</summary>
/// <param name="model">The model of the query. A member that it maps is a column.</param>
/// <param name="visitor">Also visits the twins, which may use further computed members, and removes each
///     <see cref="PresentRowExpression" />.</param>
internal sealed class ComputedMemberExpansion(IModel model, ExpressionVisitor visitor)
{
    private readonly List<ComputedMember> entered = [];

    /// <summary>The computed member whose twin is being visited; null if there is none.</summary>
    public ComputedMember? Current => entered.LastOrDefault();

    /// <summary>The value of a computed property of a row; null for anything else.</summary>
    /// <exception cref="HybridException">The twins use each other in a circle.</exception>
    public Expression? Expand(MemberExpression node)
        => node.Member is PropertyInfo
            && ImplementedMember.RowOf(node.Expression, node.Member) is { } row
            && Find(row, node.Member) is { } hybrid
                ? Place(hybrid, row, [])
                : null;

    /// <summary>The result of a computed method of a row; null for anything else.</summary>
    /// <inheritdoc cref="Expand(MemberExpression)" />
    public Expression? Expand(MethodCallExpression node)
        => ImplementedMember.RowOf(node.Object, node.Method) is { } row && Find(row, node.Method) is { } hybrid
            ? Place(hybrid, row, visitor.Visit(node.Arguments))
            : null;

    private ComputedMember? Find(Expression row, MemberInfo member)
        => row is not ConstantExpression
            && ComputedMemberSet.Of(row.Type).Find(member.Name) is { } hybrid
            && hybrid.Is(ImplementedMember.Of(row.Type, member))
            && !IsMapped(row.Type, member.Name)
            && RowDependenceFinder.Of(row)
                ? hybrid
                : null;

    private bool IsMapped(Type type, string name)
        => model.FindEntityTypes(type).Any(entity => entity.FindMember(name) is not null);

    private Expression Place(ComputedMember hybrid, Expression node, IReadOnlyList<Expression> arguments)
    {
        var row = visitor.Visit(node);
        var value = Inline(hybrid, row, arguments);
        List<(Type Type, ComputedMember Hybrid)> overrides = [.. Overrides(hybrid, row.Type)];
        // animal is Dog ? dogTwin((Dog)animal) : animalTwin(animal)
        foreach (var (type, special) in overrides)
            value = Expression.Condition(Expression.TypeIs(row, type), Inline(special, Expression.Convert(row, type), arguments), value);
        var isGuarded = ComputedMemberNulls.CanBeMissing(node, model)
            && !(overrides is [] && ComputedMemberNulls.ArePropagated(hybrid.Twin));
        return isGuarded ? ComputedMemberNulls.Guard(row, value) : value;
    }

    /// <summary>The twins that subclasses declare themselves, ordered from base classes to derived ones.</summary>
    private IEnumerable<(Type Type, ComputedMember Hybrid)> Overrides(ComputedMember hybrid, Type type)
    {
        var derived = model.FindEntityTypes(type).SelectMany(entity => entity.GetDerivedTypes()).Select(entity => entity.ClrType);
        foreach (var subclass in derived)
        {
            if (ComputedMemberSet.Of(subclass).Find(hybrid.Name) is { } special
                && special.Is(hybrid.Member)
                && !special.Source.HasSameMetadataDefinitionAs(hybrid.Source))
            {
                yield return (subclass, special);
            }
        }
    }

    private Expression Inline(ComputedMember hybrid, Expression row, IReadOnlyList<Expression> arguments)
    {
        if (entered.Contains(hybrid))
            throw Cycle(hybrid);
        entered.Add(hybrid);
        var twin = hybrid.Twin.Body;
        var body = visitor.Visit(CanBeNull(hybrid.Twin.ReturnType) ? HiddenRelatedRows.Reveal(twin, model) : twin);
        entered.RemoveAt(entered.Count - 1);
        return new ReplacingExpressionVisitor(hybrid.Twin.Parameters, [row, .. arguments]).Visit(body);
    }

    /// <summary>Whether a result can represent the value of a twin whose related row is hidden.</summary>
    private static bool CanBeNull(Type type) => !type.IsValueType || type == typeof(bool) || Nullable.GetUnderlyingType(type) is not null;

    private HybridException Cycle(ComputedMember hybrid)
    {
        var names = entered
            .SkipWhile(other => other != hybrid)
            .Append(hybrid)
            .Select(other => $"'{other.DeclaringType.Name}.{other.Name}'");
        return new HybridException(
            hybrid.DeclaringType,
            [$"the twins use each other in a circle, {string.Join(" → ", names)}; let one of them use columns only"]);
    }
}
