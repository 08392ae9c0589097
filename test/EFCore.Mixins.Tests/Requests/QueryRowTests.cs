using EFCore.Mixins.Requests.Binding;
using Microsoft.Data.Sqlite;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Filters ignore related rows that the permissions hide.</summary>
public sealed class QueryRowTests : RequestFixture
{
    public QueryRowTests() => Permissions = new Visible();

    [Theory]
    [InlineData("parts___name=a", "1")]
    [InlineData("parts___name=b", "1")]
    [InlineData("parts___name=a&parts___name__ne=b", "1")]
    [InlineData("parts___name=a&parts___hidden=true", "")]
    [InlineData("or[parts___name]=a&or[id]=3", "13")]
    [InlineData("not[parts___name]=a", "23")]
    [InlineData("parts__isnull=true", "23")]
    [InlineData("parts__isnull=false", "1")]
    [InlineData("parts__any[name]=a", "1")]
    [InlineData("parts__none[name]=a", "23")]
    [InlineData("parts__all[name]=b", "23")]
    [InlineData("parts__all[name__in]=a&parts__all[hidden]=false", "23")]
    [InlineData("parts=11", "1")]
    [InlineData("parts=21", "")]
    [InlineData("parts___screws___size=1", "")]
    [InlineData("parts___screws___size=2", "1")]
    [InlineData("parts___screws__isnull=true", "1")]
    [InlineData("parts__any[screws___size]=1", "")]
    [InlineData("parts__any[screws__any][size]=2", "1")]
    [InlineData("parts___screws__none[size]=2", "1")]
    public async Task Filters(string query, string ids)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var db = await StoreAsync(connection);
        Syntax = Syntax with { Limits = Syntax.Limits with { MaxQuantifierDepth = 2 } };

        var read = Read<Gadget>(query);

        Assert.Empty(read.Problems);
        Assert.Equal(
            ids,
            string.Concat(
                await db.Gadgets.ApplyQuery(read.Where).Select(gadget => gadget.Id).OrderBy(id => id).ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Counts_and_orders_would_tell_of_hidden_rows()
        => Assert.Equal("Operator:parts__count@0 Sort:order_by@0", ProblemsOf(Read<Gadget>("parts__count=1&order_by=-parts__count")));

    private static async Task<GadgetContext> StoreAsync(SqliteConnection connection)
    {
        var db = new GadgetContext(new DbContextOptionsBuilder<GadgetContext>().UseSqlite(connection).UseSqliteMixins().Options);
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        db.AddRange(
            new Gadget { Id = 1, Parts = { Part(11, "a", hidden: false, Screw(1, hidden: true), Screw(2, hidden: false)), Part(12, "b", hidden: false) } },
            new Gadget { Id = 2, Parts = { Part(21, "a", hidden: true, Screw(1, hidden: false)) } },
            new Gadget { Id = 3 });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return db;
    }

    private static GadgetPart Part(int id, string name, bool hidden, params GadgetScrew[] screws)
    {
        var part = new GadgetPart { Id = id, Name = name, Hidden = hidden };
        part.Screws.AddRange(screws);
        return part;
    }

    private static GadgetScrew Screw(int size, bool hidden) => new() { Size = size, Hidden = hidden };

    private sealed class Visible : IQueryPermissions
    {
        private readonly Filter parts = Filter.Of<GadgetPart>(part => !part.Hidden);
        private readonly Filter screws = Filter.And(new { hidden = false });

        public bool CanFilter(QueryAttribute attribute) => true;

        public bool CanFilter(QueryAttribute attribute, string operatorName) => true;

        public bool CanSort(QueryAttribute attribute, string? aggregate) => true;

        public bool CanLoad(QueryAttribute relation) => true;

        public bool CanRead(QueryAttribute attribute) => true;

        public Filter? RowsOf(QueryAttribute toMany)
            => toMany.Last.Name switch { nameof(Gadget.Parts) => parts, nameof(GadgetPart.Screws) => screws, _ => null };
    }
}
