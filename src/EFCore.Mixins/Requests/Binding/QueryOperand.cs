using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>The operand of a key's operator, and the number of its values.</summary>
/// <param name="Name">The primary name of the operator, regardless of its spelling.</param>
/// <param name="Type">The type that values are compared with.</param>
/// <param name="Shape">The number of values.</param>
/// <param name="Operator">The operator that checks values; null if the library reads a key.</param>
/// <param name="Checked">The type with which the operator is bound.</param>
internal sealed record QueryOperand(
    string Name,
    OperandValueType Type,
    OperandShape Shape,
    FilterOperator? Operator = null,
    OperandValueType? Checked = null)
{
    private const string Exact = "exact";
    private const string Count = "count";

    /// <summary>Whether the operator takes a filter on related rows.</summary>
    public bool IsQuantifier => Name is "any" or "none" or "all";

    /// <summary>Whether null is an ordinary value.</summary>
    public bool TakesNull => Name is Exact or "ne" or "iexact" or "in" or "notin" or "has" or "has_any" or "has_all";

    /// <summary>The operand at the end of a path; null if it has no such operator.</summary>
    public static QueryOperand? Of(MemberConditionPath path, FilterBindingSettings settings)
    {
        var name = path.Operator ?? Exact;
        return path.Attribute switch
        {
            { Hybrid.Parameter.ParameterType: var type }
                => name == Exact ? new(Exact, new OperandValueType(type), OperandShape.Value) : null,
            { Hybrid: { } hybrid } attribute => OfValue(name, attribute.ValueType ?? new OperandValueType(hybrid.ValueType), settings),
            { Column: not null, ValueType: { } type } => OfValue(name, type, settings),
            var relation => OfRelation(name, relation, settings),
        };
    }

    private static QueryOperand? OfValue(string name, OperandValueType type, FilterBindingSettings settings)
        => settings.Operators.Find(name, type, out _) is { } found
            ? new(found.Names[0], found.OperandOf(type), found.Shape, found, type)
            : null;

    private static QueryOperand? OfRelation(string name, EntityMember relation, FilterBindingSettings settings)
        => name switch
        {
            "any" or "none" or "all" or "isnull" => new(name, OperandValueType.Boolean, OperandShape.Value),
            Exact or "ne" => OfKey(name, relation, OperandShape.Value),
            "in" or "notin" => OfKey(name, relation, OperandShape.List),
            _ when relation.IsToMany && RelationConditionBinder.CountOperator(name) is { } comparison => OfCount(comparison, settings),
            _ => null,
        };

    private static QueryOperand? OfCount(string comparison, FilterBindingSettings settings)
        => OfValue(comparison, OperandValueType.WholeNumber, settings) is { } operand
            ? operand with { Name = operand.Name == Exact ? Count : $"{Count}__{operand.Name}" }
            : null;

    private static QueryOperand? OfKey(string name, EntityMember relation, OperandShape shape)
        => relation.Relation is not null && (relation.Target as IEntityType)?.FindPrimaryKey()?.Properties is [var key]
            ? new(name, OperandValueType.Of(key), shape)
            : null;
}
