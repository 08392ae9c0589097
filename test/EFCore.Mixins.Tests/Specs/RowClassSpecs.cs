using EFCore.Mixins.Tests.RandomWrites;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A row of one class is not written by an instance of another one that has its key.</summary>
public abstract class RowClassSpecs(Backend backend) : MappedSpecs(backend)
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public virtual async Task A_row_of_another_class_is_refused(int inheritance, bool hasClientKeys)
    {
        await OpenAsync(new Mapping(9132 + (2 * inheritance) + (hasClientKeys ? 1 : 0)) { Inheritance = inheritance, HasClientKeys = hasClientKeys });
        var holder = new Holder { Id = hasClientKeys ? 5 : 0, Name = "a", Number = 3 };
        await holder.SaveAsync(cancellationToken: Token);
        var special = new Special { Id = holder.Id, Name = "x" };
        await Assert.ThrowsAsync<ModelNotFoundException>(() => special.SaveAsync(cancellationToken: Token));
        await AssertRowAsync(holder.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public virtual async Task No_call_changes_or_reads_a_row_of_another_class(int inheritance)
    {
        await OpenAsync(new Mapping(9138 + inheritance) { Inheritance = inheritance, Part = 1, HasShadow = true });
        var holder = await Holder.CreateAsync(new { Name = "a", Number = 3, Place = new { City = "c" } }, cancellationToken: Token);
        var special = new Special { Id = holder.Id, Name = "x" };
        var failure = await Assert.ThrowsAsync<ModelNotFoundException>(() => special.UpdateAsync(new { Extra = 1 }, cancellationToken: Token));
        Assert.StartsWith("'Special' was not found: no row of this class has the given key.", failure.Message, StringComparison.Ordinal);
        Assert.Null(special.Extra);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => special.DeleteAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ModelNotFoundException>(() => special.RefreshAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ModelNotFoundException>(() => Special.FindOrFailAsync(holder.Id, Token));
        Assert.Equal(0, await Special.DestroyAsync([holder.Id], cancellationToken: Token));
        await UnitAsync(async _ => await Assert.ThrowsAsync<ModelNotFoundException>(() => special.SaveAsync(cancellationToken: Token)));
        await AssertRowAsync(holder.Id);
        Assert.Equal("c", (await RowAsync(holder.Id))?.Place?.City);
    }

    [Fact]
    public virtual async Task Saves_of_the_users_contexts_check_the_class_too()
    {
        await OpenAsync(new Mapping(9140));
        var holder = await Holder.CreateAsync(new { Name = "a", Number = 3 }, cancellationToken: Token);
        await using var db = NewMapped();
        db.Update(new Special { Id = holder.Id, Name = "x" });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Token));
        await AssertRowAsync(holder.Id);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public virtual async Task A_base_class_is_not_the_class_of_the_row(int inheritance, bool isRefused)
    {
        await OpenAsync(new Mapping(9141 + inheritance) { Inheritance = inheritance, HasClientKeys = inheritance == 2 });
        var special = new Special { Id = inheritance == 2 ? 5 : 0, Name = "a", Number = 3, Extra = 8 };
        await special.SaveAsync(cancellationToken: Token);
        await using (var db = NewMapped())
        {
            db.Update(new Holder { Id = special.Id, Name = "a", Number = 3 });
            var failure = await Record.ExceptionAsync(() => db.SaveChangesAsync(Token));
            Assert.Equal(isRefused, failure is DbUpdateConcurrencyException);
        }

        var row = Assert.IsType<Special>(await RowAsync(special.Id));
        Assert.Equal(("a", 3, 8), (row.Name, row.Number, row.Extra));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public virtual async Task Rows_of_the_class_are_written_as_before(int part)
    {
        await OpenAsync(new Mapping(9144 + part) { Part = part, HasToken = true, HasFilter = true });
        var values = new Dictionary<string, object?> { ["Name"] = "a", ["Extra"] = 8 };
        if (part > 0)
            values["Place"] = new Place { City = "c" };
        var special = await Special.CreateAsync(values, cancellationToken: Token);
        await special.UpdateAsync(new { Extra = 9 }, cancellationToken: Token);
        if (part > 0)
            await special.UpdateAsync(new { Place = new { City = "d" } }, cancellationToken: Token);
        await new Special { Id = special.Id, Name = "b", Place = part > 0 ? new() { City = "e" } : null }.SaveAsync(cancellationToken: Token);
        var row = Assert.IsType<Special>(await RowAsync(special.Id));
        Assert.Equal(("b", null, part > 0 ? "e" : null), (row.Name, row.Extra, row.Place?.City));
        await UnitAsync(async db =>
        {
            var tracked = await db.Set<Holder>().SingleAsync(Token);
            await tracked.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
            tracked.Place?.City = "f";
            await db.SaveChangesAsync(Token);
        });
        await new Special { Id = special.Id, Place = new() }.DeleteAsync(cancellationToken: Token);
        Assert.Null(await RowAsync(special.Id));
    }

    private static async Task AssertRowAsync(int id)
    {
        var row = await RowAsync(id);
        Assert.IsType<Holder>(row);
        Assert.Equal(("a", 3), (row.Name, row.Number));
    }
}
