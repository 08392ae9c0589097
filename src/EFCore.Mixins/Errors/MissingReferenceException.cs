using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when a row references a principal that does not exist.</summary>
public sealed class MissingReferenceException : ReferenceViolationException
{
    internal MissingReferenceException(ConstraintFailure failure)
        : base(
            failure,
            $"{failure.Members ?? "it"} refers to a {failure.Principal} that does not exist",
            $"Create that {failure.Principal} first, or refer to one that exists.")
    {
    }
}
