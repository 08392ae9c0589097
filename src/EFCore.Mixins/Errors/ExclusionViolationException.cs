using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when a row conflicts with another one by an exclusion constraint, such as two bookings that overlap.</summary>
public sealed class ExclusionViolationException : ConstraintException
{
    internal ExclusionViolationException(ConstraintFailure failure)
        : base(failure, "it conflicts with another row", "Change its values, or the other row.")
    {
    }
}
