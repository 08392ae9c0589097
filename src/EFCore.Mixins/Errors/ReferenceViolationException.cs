using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>
/// Thrown when a foreign key would reference a missing row. It is a <see cref="MissingReferenceException"/> or
/// <see cref="StillReferencedException"/> if it is known which of the two rows is the cause, and this class if the driver does not report
/// it, such as SQLite at the end of a transaction.
/// </summary>
public class ReferenceViolationException : ConstraintException
{
    internal ReferenceViolationException(ConstraintFailure failure)
        : this(
            failure,
            "a row would refer to one that does not exist",
            "Create the missing row, or delete or change the rows that refer to it, in the same transaction.")
    {
    }

    private protected ReferenceViolationException(ConstraintFailure failure, string why, string remedy)
        : base(failure, why, remedy)
        => PrincipalEntityType = failure.PrincipalEntityType;

    /// <summary>The principal entity type.</summary>
    public IEntityType? PrincipalEntityType { get; }
}
