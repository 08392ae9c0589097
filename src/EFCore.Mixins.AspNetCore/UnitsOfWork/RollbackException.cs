namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Rolls a unit of work back for a response that is not a success. No caller sees it.</summary>
internal sealed class RollbackException(object? result) : Exception("The unit of work is rolled back, because its response is no success.")
{
    public object? Result => result;
}
