using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when null is written to a column that does not allow it.</summary>
public sealed class RequiredValueException : ConstraintException
{
    internal RequiredValueException(ConstraintFailure failure)
        : base(failure, $"{failure.Members ?? "a value"} is null, and its column does not allow null", $"Set {failure.Members ?? "it"}.")
    {
    }
}
