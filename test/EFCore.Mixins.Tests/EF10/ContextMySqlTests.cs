namespace EFCore.Mixins.Tests.MySql;

public sealed partial class ContextMySqlTests
{
    /// <inheritdoc cref="UsedUpPool" />
    public override Task Two_hundred_parallel_flows_do_not_see_each_other() => UsedUpPool.AssertRefusesAsync(Backend.DatabaseOptions);
}
