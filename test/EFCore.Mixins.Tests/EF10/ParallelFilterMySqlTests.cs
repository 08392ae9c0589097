namespace EFCore.Mixins.Tests.MySql;

public sealed partial class ParallelFilterMySqlTests
{
    /// <inheritdoc cref="UsedUpPool" />
    public override Task A_filter_and_a_statement_serve_200_flows_each_on_rows_of_its_own() => UsedUpPool.AssertRefusesAsync(Backend.DatabaseOptions);
}
