using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A key that is bound to the model.</summary>
/// <param name="Text">The key with names of the model.</param>
/// <param name="Path">Its path from the rows of its scope.</param>
/// <param name="Attribute">Its attribute from the rows of the statement.</param>
/// <param name="Operand">The operand of its operator.</param>
internal sealed record QueryKey(string Text, MemberConditionPath Path, QueryAttribute Attribute, QueryOperand Operand)
{
    /// <summary>The key with another operator.</summary>
    public string WithOperator(string name)
        => $"{(Path.Operator is { } own ? Text[..^(own.Length + 2)] : Text)}__{name}";
}
