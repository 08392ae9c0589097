using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when the values of a row violate a check constraint.</summary>
public sealed class CheckViolationException : ConstraintException
{
    internal CheckViolationException(ConstraintFailure failure)
        : base(
            failure,
            $"its values break the check{(failure.CheckSql is { } sql ? $" {sql}" : "")}",
            "Change the values so that the check holds.")
        => Sql = failure.CheckSql;

    /// <summary>The condition of the check in the model.</summary>
    public string? Sql { get; }
}
