using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when a number is outside the range of its column.</summary>
public sealed class NumericOverflowException : ConstraintException
{
    internal NumericOverflowException(ConstraintFailure failure)
        : base(
            failure,
            $"{failure.Members ?? "a number"} is outside the range of its column",
            "Use a number in range, or widen the column.")
    {
    }
}
