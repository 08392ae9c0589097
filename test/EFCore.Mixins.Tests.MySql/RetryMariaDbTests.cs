namespace EFCore.Mixins.Tests.MySql;

public sealed partial class RetryMariaDbTests
{
    /// <summary>The provider reads the key back by another command, so that EF sends both in a transaction, which the lost connection ends.</summary>
    protected override IEnumerable<string> InsertedRows => [];
}
