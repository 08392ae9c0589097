using EFCore.Mixins.Errors;


namespace EFCore.Mixins;

/// <summary>Thrown when another row has the same values in a unique index, a primary key or an alternate key.</summary>
public sealed class AlreadyExistsException : ConstraintException
{
    internal AlreadyExistsException(ConstraintFailure failure)
        : base(failure, $"another row has the same {failure.Members ?? "values"}", "Choose other values, or update that row.")
    {
    }
}
