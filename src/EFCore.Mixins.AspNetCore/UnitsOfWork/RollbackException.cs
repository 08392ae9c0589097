namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Rolls back a unit of work for an unsuccessful response. No caller sees it.</summary>
internal sealed class RollbackException(object? result)
    : Exception("The unit of work is rolled back, because its response is not successful.")
{
    public object? Result => result;
}
