using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>What can stand after <c>__</c> in a key.</summary>
/// <param name="names">Every spelling; the first is shown in messages.</param>
internal abstract class FilterOperator(params string[] names)
{
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether the operator works on values of the type.</summary>
    public virtual bool Accepts(OperandValueType type) => true;

    /// <summary>The check for the condition's value, or null after its problem was reported.</summary>
    public abstract ValueCheck? Bind(UnboundCondition condition);

    /// <summary>The value that the check looks at, at the end of a path.</summary>
    public virtual IOperandSource SourceOf(IReadOnlyList<EntityMember> path) => new MemberOperandSource(path);
}
