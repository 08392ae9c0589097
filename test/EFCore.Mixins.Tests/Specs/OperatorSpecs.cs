using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Every operator says what the same LINQ says, selects the right rows, and its negation selects all others.</summary>
public abstract class OperatorSpecs(Backend backend) : DatabaseSpecs(backend)
{
    public static TheoryData<OperatorCase> Values => [.. OperatorCases.Values];

    public static TheoryData<OperatorCase> Dates => [.. OperatorCases.Dates];

    public static TheoryData<OperatorCase> Times => [.. OperatorCases.Times];

    public static TheoryData<OperatorCase> Texts => [.. OperatorCases.Texts];

    public static TheoryData<OperatorCase> Relations => [.. OperatorCases.Relations];

    public static TheoryData<OperatorCase> Negations => [.. OperatorCases.Negations];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public virtual Task Of_values(OperatorCase tested) => HoldsAsync(tested);

    [Theory]
    [MemberData(nameof(Dates), DisableDiscoveryEnumeration = true)]
    public virtual Task Of_dates(OperatorCase tested) => HoldsAsync(tested);

    [Theory]
    [MemberData(nameof(Times), DisableDiscoveryEnumeration = true)]
    public virtual Task Of_times_of_a_day(OperatorCase tested) => HoldsAsync(tested);

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public virtual Task Of_texts(OperatorCase tested) => HoldsAsync(tested);

    [Theory]
    [MemberData(nameof(Relations), DisableDiscoveryEnumeration = true)]
    public virtual Task Of_relations(OperatorCase tested) => HoldsAsync(tested);

    [Theory]
    [MemberData(nameof(Negations), DisableDiscoveryEnumeration = true)]
    public virtual async Task Of_negations(OperatorCase tested)
    {
        await using var db = NewContext();

        SaysAs(tested, db, Filter.Not(tested.Filter));
        Assert.Equal(tested.Rows, await RowsAsync(Post.Query(Filter.Not(tested.Filter))));
    }

    private async Task HoldsAsync(OperatorCase tested)
    {
        await using var db = NewContext();

        SaysAs(tested, db, tested.Filter);
        Assert.Equal(tested.Rows, await RowsAsync(Post.Query(tested.Filter)));
        Assert.Equal(tested.Rows, await RowsAsync(db.Posts.ApplyQuery(tested.Filter)));
        Assert.Equal(string.Concat("12345678".Except(tested.Rows)), await RowsAsync(Post.Query(Filter.Not(tested.Filter))));
        Assert.Equal(tested.Rows, await RowsAsync(Post.Query(Filter.Not(Filter.Not(tested.Filter)))));
    }

    /// <summary>The LINQ that says the same on the backend; null where it does not.</summary>
    protected virtual Expression<Func<Post, bool>>? LinqOf(OperatorCase tested) => tested.Linq;

    /// <summary>LINQ asks for related rows by EXISTS.</summary>
    private void SaysAs(OperatorCase tested, SpecContext db, object where)
    {
        if (LinqOf(tested) is { } linq)
            Assert.Equal(Sql.Of(db.Posts.Where(linq)), Sql.Of(Post.Query(Filter.And(where).WithSubqueries(SubqueryBehavior.Exists))));
    }

    private static async Task<string> RowsAsync(IQueryable<Post> query)
        => string.Concat((await query.Select(post => post.Id).ToListAsync(Token)).Order());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }
}
