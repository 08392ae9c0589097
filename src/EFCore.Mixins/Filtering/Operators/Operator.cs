using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>What can stand after <c>__</c> in a key.</summary>
/// <param name="names">Every spelling; the first is shown in messages.</param>
internal abstract class Operator(params string[] names)
{
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether the operator works on values of the type.</summary>
    public virtual bool Accepts(OperandType type) => true;

    /// <summary>The check for the condition's value, or null after its problem was reported.</summary>
    public abstract Check? Bind(Condition condition);

    /// <summary>The value that the check looks at, at the end of a path.</summary>
    public virtual IOperandSource SourceOf(IReadOnlyList<Member> path) => new MemberSource(path);
}
