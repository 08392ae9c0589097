using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>An operator that follows <c>__</c> in a key.</summary>
/// <param name="names">Every spelling; the first is shown in messages.</param>
internal abstract class FilterOperator(params string[] names)
{
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether the operator works on values of the type.</summary>
    public virtual bool Accepts(OperandValueType type) => true;

    /// <summary>The type of the values that the operator compares with: the same type, a part of it, or a count.</summary>
    public virtual OperandValueType OperandOf(OperandValueType type) => type;

    /// <summary>How many values the operator takes.</summary>
    public virtual OperandShape Shape => OperandShape.Value;

    /// <summary>The check for the condition's value; null after its problem was reported.</summary>
    public abstract ValueCheck? Bind(UnboundCondition condition);

    /// <summary>The value at the end of a path that the check is applied to.</summary>
    public virtual IOperandSource SourceOf(IReadOnlyList<EntityMember> path) => new MemberOperandSource(path);
}
