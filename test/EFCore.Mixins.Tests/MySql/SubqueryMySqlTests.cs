using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SubqueryMySqlTests(MySqlBackend backend) : SubquerySpecs(backend), IClassFixture<MySqlBackend>
{
    // The server evaluates an IN again for each row of the EXISTS around it.
    protected override (int Exists, int In, int Grouped) WithinExists => (2, 0, 0);

    protected override (int Exists, int In, int Grouped) Nested => (0, 2, 2);

    // The server makes one join of IN and the query around it, unless the subquery groups.
    public override void A_hint_says_what_LINQ_says(SubqueryCase tested)
    {
        ArgumentNullException.ThrowIfNull(tested);
        using var db = NewContext();
        var sql = Sql.Of(tested.Query(SubqueryBehavior.In));

        Assert.Equal(Sql.Of(tested.Exists(db)), Sql.Of(tested.Query(SubqueryBehavior.Exists)));
        Assert.DoesNotContain("EXISTS", sql, StringComparison.Ordinal);
        Assert.Equal(Sql.Of(tested.In(db)).Split("IN (").Length, sql.Split("IN (").Length);
        Assert.Equal(sql.Split("IN (\n").Length, sql.Split("HAVING").Length);
    }
}
