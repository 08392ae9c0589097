using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>A key that was bound to the model.</summary>
/// <param name="Text">The key by names of the model.</param>
/// <param name="Path">What it leads to from the rows that it is about.</param>
/// <param name="Attribute">What it leads to from the rows of the statement.</param>
/// <param name="Operand">What its operator compares.</param>
internal sealed record QueryKey(string Text, MemberConditionPath Path, QueryAttribute Attribute, QueryOperand Operand)
{
    /// <summary>The key with another operator.</summary>
    public string WithOperator(string name)
        => $"{(Path.Operator is { } own ? Text[..^(own.Length + 2)] : Text)}__{name}";
}
