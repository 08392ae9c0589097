using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Policies;

/// <summary>An attribute that requests may filter by.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Path">Its path in the model.</param>
/// <param name="Operators">The allowed operators.</param>
internal sealed record AllowedAttribute(string Name, MemberConditionPath Path, FilterOperators Operators)
{
    public bool Allows(string? operatorName) => (Operators & OperatorNames.Of(operatorName)) != 0;
}
