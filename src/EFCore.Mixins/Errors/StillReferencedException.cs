using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when a principal with dependents would be deleted, or its key changed.</summary>
/// <remarks>The constraint, its table and its members are those of the dependents.</remarks>
public sealed class StillReferencedException : ReferenceViolationException
{
    internal StillReferencedException(ConstraintFailure failure)
        : base(failure, Why(failure), "Delete or change the rows that refer to it first.")
    {
    }

    private static string Why(ConstraintFailure failure)
        => failure.Members is { } members
            ? $"a {failure.Dependent} still refers to it through {members}"
            : $"a {failure.Dependent} still refers to it";
}
