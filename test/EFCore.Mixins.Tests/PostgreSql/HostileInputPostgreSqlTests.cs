using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class HostileInputPostgreSqlTests(PostgreSqlBackend backend) : HostileInputSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    // The planner joins what is nested, at four times the cost for every relation there and back: 31 of them take it minutes.
    protected override int MostQuantifiers => 11;

    // No text of PostgreSQL holds a NUL: it cannot be saved, and a filter that asks for it finds nothing rather than fail.
    public override async Task A_value_is_a_value_whatever_it_holds(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal))
        {
            await base.A_value_is_a_value_whatever_it_holds(text);
            return;
        }

        await AddAsync(new Post { Body = "a" }, new Post { Body = "" }, new Post { Body = "a\u0001" });
        await Assert.ThrowsAsync<DbUpdateException>(() => Post.CreateAsync(new { Body = text }, cancellationToken: Token));
        Assert.Equal([], await BodiesAsync(new { body = text }));
        Assert.Equal(["", "a", "a\u0001"], await BodiesAsync(new { body__ne = text }));
        Assert.Equal(["a"], await BodiesAsync(new { body__in = new[] { text, "a" } }));
        Assert.Equal(["", "a\u0001"], await BodiesAsync(new { body__notin = new[] { text, "a" } }));
        Assert.Null(await Tag.FindAsync(text, cancellationToken: Token));
        Assert.Equal(0, await Tag.DestroyAsync([text], cancellationToken: Token));
        Assert.Equal(text == "\0" ? [""] : ["", "a"], await BodiesAsync(new { body__lt = text }));
        Assert.Equal(text == "\0" ? ["a", "a\u0001"] : ["a\u0001"], await BodiesAsync(new { body__ge = text }));
    }
}
