using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when a text or binary value is longer than its column.</summary>
public sealed class ValueTooLongException : ConstraintException
{
    internal ValueTooLongException(ConstraintFailure failure)
        : base(failure, $"{failure.Members ?? "a value"} is longer than its column", "Shorten the value, or widen the column.")
    {
    }
}
