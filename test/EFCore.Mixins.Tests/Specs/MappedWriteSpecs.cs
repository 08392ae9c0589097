using EFCore.Mixins.Tests.RandomWrites;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Writes in mappings of many kinds, mostly in units of work, where EF tracks some of the instances and others not.</summary>
public abstract class MappedWriteSpecs(Backend backend) : MappedSpecs(backend)
{
    [Fact]
    public virtual async Task A_link_to_a_tracked_target_is_written_once()
    {
        await OpenAsync(new Mapping(9001) { HasMarkBack = true });
        var holder = await HolderAsync();
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        await UnitAsync(async _ => await holder.UpdateAsync(new { Marks = new[] { await Mark.FindOrFailAsync("m", Token) } }, cancellationToken: Token));
        Assert.Equal(["m"], await MarksAsync(holder.Id));
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            var other = await HolderAsync();
            await other.UpdateAsync(new { Marks = new[] { await Mark.FindOrFailAsync("m", Token) } }, cancellationToken: Token);
            await holder.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
            Assert.Equal(["m"], await MarksAsync(other.Id));
        });
        Assert.Equal(["m"], await MarksAsync(holder.Id));
    }

    [Fact]
    public virtual async Task Links_of_a_hidden_row_are_replaced()
    {
        await OpenAsync(new Mapping(9002) { HasFilter = true });
        var holder = await HolderAsync("hidden");
        var (a, b) = (
            await Mark.CreateAsync(new { Code = "a" }, cancellationToken: Token),
            await Mark.CreateAsync(new { Code = "b" }, cancellationToken: Token));
        await holder.UpdateAsync(new { Marks = new[] { a } }, cancellationToken: Token);
        await holder.UpdateAsync(new { Marks = new[] { a, b } }, cancellationToken: Token);
        Assert.Equal(["a", "b"], await MarksAsync(holder.Id));
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            await holder.UpdateAsync(new { Marks = new[] { await Mark.FindOrFailAsync("b", Token) } }, cancellationToken: Token);
        });
        Assert.Equal(["b"], await MarksAsync(holder.Id));
    }

    [Fact]
    public virtual async Task A_child_that_has_moved_stays_when_the_former_parent_comes_into_the_unit()
    {
        await OpenAsync(new Mapping(9003) { HasLeafBack = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = new Leaf { Text = "x" };
        first.Leaves.Add(leaf);
        await first.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.UpdateAsync(new { HolderId = second.Id }, cancellationToken: Token);
            await first.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            await leaf.UpdateAsync(new { Text = "y" }, cancellationToken: Token);
        });
        Assert.Equal((second.Id, "y"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_changed_foreign_key_wins_over_the_list_of_a_tracked_parent()
    {
        await OpenAsync(new Mapping(9004) { HasLeafBack = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = new Leaf();
        first.Leaves.Add(leaf);
        await first.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await first.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            await leaf.UpdateAsync(new { HolderId = second.Id }, cancellationToken: Token);
            Assert.Equal(second.Id, leaf.HolderId);
        });
        Assert.Equal((second.Id, null), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_child_that_is_added_moves_and_keeps_what_others_wrote()
    {
        await OpenAsync(new Mapping(9005) { HasLeafBack = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        await (await Leaf.FindOrFailAsync(leaf.Id, Token)).UpdateAsync(new { Text = "y" }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await first.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            first.Leaves.Add(leaf);
            await first.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal((first.Id, "y"), await LeafAsync(leaf.Id));
        await UnitAsync(async _ =>
        {
            var tracked = await Leaf.FindOrFailAsync(leaf.Id, Token);
            second.Leaves.Add(tracked);
            await second.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal((second.Id, "y"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_child_that_was_filled_with_its_parent_is_written_by_it()
    {
        await OpenAsync(new Mapping(9006));
        var holder = await HolderAsync();
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        leaf.Fill(new { HolderId = holder.Id });
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Equal((holder.Id, "x"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_foreign_key_that_goes_back_is_no_change()
    {
        await OpenAsync(new Mapping(9007) { HasTeam = true });
        var boss = await HolderAsync("boss");
        var holder = await Holder.CreateAsync(new { Boss = boss }, cancellationToken: Token);
        holder.Fill(new { BossId = (int?)null });
        Assert.Null(holder.Boss);
        holder.Fill(new { BossId = boss.Id });
        Assert.Same(boss, holder.Boss);
        Assert.Empty(holder.Changes());
        await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
        Assert.Equal(boss.Id, (await RowAsync(holder.Id))?.BossId);
    }

    [Fact]
    public virtual async Task A_reference_of_a_row_to_itself_can_be_cleared()
    {
        await OpenAsync(new Mapping(9008) { HasTeam = true });
        var holder = await HolderAsync();
        await holder.UpdateAsync(new { BossId = holder.Id }, cancellationToken: Token);
        await holder.UpdateAsync(new { BossId = (int?)null }, cancellationToken: Token);
        Assert.Null(holder.BossId);
        Assert.Null((await RowAsync(holder.Id))?.BossId);
    }

    [Fact]
    public virtual async Task A_child_with_a_changed_foreign_key_moves_when_its_former_parent_is_updated()
    {
        await OpenAsync(new Mapping(9009) { NeedsHolder = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = new Leaf { Text = "x" };
        first.Leaves.Add(leaf);
        await first.SaveAsync(cancellationToken: Token);
        leaf.Fill(new { HolderId = second.Id });
        await first.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token);
        Assert.Equal((second.Id, "x"), await LeafAsync(leaf.Id));
        await UnitAsync(async _ =>
        {
            var tracked = await Leaf.FindOrFailAsync(leaf.Id, Token);
            tracked.Fill(new { HolderId = first.Id });
            await second.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token);
        });
        Assert.Equal((first.Id, "x"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_row_is_saved_by_the_instance_that_the_unit_tracks()
    {
        await OpenAsync(new Mapping(9010) { Part = 4, HasTeam = true });
        var (boss, holder) = (new Holder { Name = "boss", Place = new Place() }, new Holder { Name = "x", Place = new Place() });
        await boss.SaveAsync(cancellationToken: Token);
        await holder.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var tracked = await Holder.FindOrFailAsync(holder.Id, Token);
            tracked.Stage = DayOfWeek.Friday;
            await holder.UpdateAsync(new { Name = "y", BossId = boss.Id, Place = new { City = "Bern" } }, cancellationToken: Token);
            Assert.Equal(("y", boss.Id, "Bern", DayOfWeek.Friday), (tracked.Name, tracked.BossId, tracked.Place?.City, tracked.Stage));
            Assert.Equal(DayOfWeek.Friday, holder.Stage);
            Assert.NotSame(tracked.Place, holder.Place);
            Assert.Empty(holder.Changes());
            Assert.Empty(tracked.Changes());
        });
        Assert.Empty(holder.Changes());
        var row = await RowAsync(holder.Id);
        Assert.Equal(("y", boss.Id, "Bern", DayOfWeek.Friday), (row?.Name, row?.BossId, row?.Place?.City, row?.Stage));
    }

    [Fact]
    public virtual async Task A_row_that_is_created_with_the_key_of_a_tracked_one_does_not_change_that()
    {
        await OpenAsync(new Mapping(9029) { HasClientKeys = true });
        await UnitAsync(async _ =>
        {
            var holder = await Holder.CreateAsync(new { Id = 1, Name = "x" }, cancellationToken: Token);
            await Assert.ThrowsAnyAsync<Exception>(() => Holder.CreateAsync(new { Id = 1, Name = "y" }, cancellationToken: Token));
            Assert.Equal("x", holder.Name);
            Assert.Empty(holder.Changes());
        });
        Assert.Equal("x", (await RowAsync(1))?.Name);
    }

    [Fact]
    public virtual async Task What_a_unit_that_was_rolled_back_saved_by_a_tracked_instance_is_a_change_again()
    {
        await OpenAsync(new Mapping(9011));
        var holder = await HolderAsync("x");
        await RolledBackAsync(async () =>
        {
            await Holder.FindOrFailAsync(holder.Id, Token);
            await holder.UpdateAsync(new { Name = "y" }, cancellationToken: Token);
        });
        Assert.Equal(["Name"], holder.Changes().Keys);
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Equal("y", (await RowAsync(holder.Id))?.Name);
    }

    [Fact]
    public virtual async Task A_row_that_the_unit_tracks_is_deleted_and_read_again_by_another_instance()
    {
        await OpenAsync(new Mapping(9012));
        var holder = await HolderAsync("x");
        await UnitAsync(async db =>
        {
            var tracked = await Holder.FindOrFailAsync(holder.Id, Token);
            await tracked.UpdateAsync(new { Name = "y" }, cancellationToken: Token);
            await holder.RefreshAsync(cancellationToken: Token);
            Assert.Equal("y", holder.Name);
            Assert.Empty(holder.Changes());
            tracked.Name = "z";
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => holder.RefreshAsync(cancellationToken: Token));
            Assert.Contains("another instance", refused.Message, StringComparison.Ordinal);
            await holder.DeleteAsync(cancellationToken: Token);
            Assert.Equal(EntityState.Detached, db.Entry(tracked).State);
        });
        Assert.Null(await RowAsync(holder.Id));
    }

    [Fact]
    public virtual async Task A_failed_save_leaves_a_child_tracked_that_needs_its_parent()
    {
        await OpenAsync(new Mapping(9013) { NeedsHolder = true, HasLeafBack = true });
        var holder = await HolderAsync("x");
        await UnitAsync(async _ =>
        {
            var leaf = await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
            await Assert.ThrowsAsync<MissingReferenceException>(() => holder.UpdateAsync(new { BossId = 77 }, cancellationToken: Token));
            Assert.Empty(leaf.Changes());
            await leaf.UpdateAsync(new { Text = "y" }, cancellationToken: Token);
            await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => holder.DeleteAsync(cancellationToken: Token));
            Assert.Empty(holder.Changes());
        });
        Assert.NotNull(await RowAsync(holder.Id));
    }

    [Fact]
    public virtual async Task A_failed_save_takes_back_a_foreign_key_that_must_not_be_null()
    {
        await OpenAsync(new Mapping(9014) { NeedsHolder = true });
        var leaf = new Leaf();
        await Assert.ThrowsAsync<MissingReferenceException>(() => leaf.UpdateAsync(new { HolderId = 77 }, cancellationToken: Token));
        Assert.Null(leaf.HolderId);
    }

    [Fact]
    public virtual async Task A_failed_refresh_leaves_what_is_known()
    {
        await OpenAsync(new Mapping(9015) { HasClientKeys = true, HasLeafBack = true });
        var holder = await Holder.CreateAsync(new { Id = 1 }, cancellationToken: Token);
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await Assert.ThrowsAsync<ModelNotFoundException>(() => leaf.RefreshAsync(cancellationToken: Token));
            Assert.Empty(leaf.Changes());
            var other = await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
            await holder.DeleteAsync(cancellationToken: Token);
            await Assert.ThrowsAsync<ModelNotFoundException>(() => holder.RefreshAsync(cancellationToken: Token));
            Assert.Null(other.HolderId);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public virtual async Task An_owned_member_is_followed_after_a_save_that_failed(int part)
    {
        await OpenAsync(new Mapping(9016 + part) { Part = part });
        await UnitAsync(async _ =>
        {
            var holder = await Holder.CreateAsync(new { Place = new Place { City = "a" } }, cancellationToken: Token);
            var changes = new { Place = new Place { City = "b" }, BossId = 77 };
            await Assert.ThrowsAsync<MissingReferenceException>(() => holder.UpdateAsync(changes, cancellationToken: Token));
            Assert.Equal("a", holder.Place?.City);
            await holder.UpdateAsync(new { Place = (Place?)null }, cancellationToken: Token);
            Assert.Null((await RowAsync(holder.Id))?.Place);
            await holder.UpdateAsync(new { Place = new Place { City = "c" } }, cancellationToken: Token);
            Assert.Equal("c", (await RowAsync(holder.Id))?.Place?.City);
        });
    }

    [Fact]
    public virtual async Task A_row_that_was_not_inserted_is_inserted_later()
    {
        await OpenAsync(new Mapping(9019) { Inheritance = 1 });
        await UnitAsync(async _ =>
        {
            var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
            leaf.HolderId = 77;
            var special = new Special { Extra = 1 };
            await Assert.ThrowsAsync<MissingReferenceException>(() => special.SaveAsync(cancellationToken: Token));
            Assert.Equal(0, special.Id);
            leaf.HolderId = null;
            await special.SaveAsync(cancellationToken: Token);
            Assert.Equal(1, (await RowAsync(special.Id) as Special)?.Extra);
        });
    }

    [Fact]
    public virtual async Task A_failed_save_leaves_nothing_in_the_lists_of_others()
    {
        await OpenAsync(new Mapping(9020) { HasTeam = true, HasMarkBack = true });
        var holder = await HolderAsync("x");
        await Holder.DestroyAsync([holder.Id], cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var (boss, mark) = (await HolderAsync("boss"), await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token));
            await Assert.ThrowsAsync<ModelNotFoundException>(() => holder.UpdateAsync(new { BossId = boss.Id }, cancellationToken: Token));
            Assert.Empty(boss.Team);
            Assert.Empty(mark.Holders);
            await boss.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public virtual async Task A_unit_inside_that_is_rolled_back_leaves_an_owned_member(int part)
    {
        await OpenAsync(new Mapping(9020 + part) { Part = part });
        var holder = await Holder.CreateAsync(new { Place = new Place { City = "a" } }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Name = "x" }, cancellationToken: Token);
            await RolledBackAsync(() => Task.CompletedTask);
            holder.Place = new Place { City = "b" };
            await RolledBackAsync(async () => await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token));
            Assert.Equal("b", holder.Place?.City);
            await holder.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal("b", (await RowAsync(holder.Id))?.Place?.City);
    }

    [Fact]
    public virtual async Task A_unit_inside_that_is_rolled_back_leaves_foreign_keys()
    {
        await OpenAsync(new Mapping(9023) { HasTeam = true, HasLeafBack = true, NeedsHolder = true });
        var (boss, holder) = (await HolderAsync("boss"), await HolderAsync("x"));
        await holder.UpdateAsync(new { BossId = boss.Id }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            await RolledBackAsync(async () => await boss.UpdateAsync(new { Number = 1 }, cancellationToken: Token));
            Assert.Equal(boss.Id, holder.BossId);
            holder.Fill(new { BossId = holder.Id });
            await RolledBackAsync(() => Task.CompletedTask);
            Assert.Equal(holder.Id, holder.BossId);
            await holder.SaveAsync(cancellationToken: Token);

            var leaf = await Leaf.CreateAsync(new { HolderId = boss.Id }, cancellationToken: Token);
            await RolledBackAsync(async () =>
            {
                var other = await HolderAsync("y");
                other.Leaves.Add(leaf);
                await other.SaveAsync(cancellationToken: Token);
            });
            await holder.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
            Assert.Equal((boss.Id, null), await LeafAsync(leaf.Id));
        });
        Assert.Equal(holder.Id, (await RowAsync(holder.Id))?.BossId);
    }

    [Fact]
    public virtual async Task An_instance_that_a_unit_inside_only_looked_at_is_unchanged()
    {
        await OpenAsync(new Mapping(9024));
        var holder = await HolderAsync("x");
        await UnitAsync(_ => RolledBackAsync(() => holder.SaveAsync(cancellationToken: Token)));
        Assert.Empty(holder.Changes());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public virtual async Task A_deleted_row_with_a_generated_key_is_missed(int inheritance)
    {
        await OpenAsync(new Mapping(9025 + inheritance) { Inheritance = inheritance });
        var holder = await HolderAsync("x");
        await holder.DeleteAsync(cancellationToken: Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => holder.UpdateAsync(new { Name = "y" }, cancellationToken: Token));
        Assert.Null(await RowAsync(holder.Id));
    }

    [Fact]
    public virtual async Task An_owned_member_of_another_table_is_deleted_for_an_instance_that_was_not_tracked()
    {
        await OpenAsync(new Mapping(9027) { Part = 2 });
        var holder = await Holder.CreateAsync(new { Place = new Place { City = "a" } }, cancellationToken: Token);
        var read = await Holder.Query(new { holder.Id }).AsNoTracking().SingleAsync(Token);
        await read.UpdateAsync(new { Place = (Place?)null }, cancellationToken: Token);
        Assert.Null((await RowAsync(holder.Id))?.Place);
        read = await Holder.Query(new { holder.Id }).AsNoTracking().SingleAsync(Token);
        await read.UpdateAsync(new { Place = new Place { City = "b" } }, cancellationToken: Token);
        read = await Holder.Query(new { holder.Id }).AsNoTracking().SingleAsync(Token);
        await read.UpdateAsync(new { Place = new Place { City = "c" } }, cancellationToken: Token);
        Assert.Equal("c", (await RowAsync(holder.Id))?.Place?.City);
    }

    [Fact]
    public virtual async Task Rows_deleted_with_their_parent_are_not_inserted_again_with_it()
    {
        await OpenAsync(new Mapping(9028) { HasClientKeys = true, NeedsHolder = true });
        await UnitAsync(async _ =>
        {
            var holder = await Holder.CreateAsync(new { Id = 1 }, cancellationToken: Token);
            await Leaf.CreateAsync(new { HolderId = 1 }, cancellationToken: Token);
            await holder.DeleteAsync(cancellationToken: Token);
            await holder.SaveAsync(cancellationToken: Token);
        });
        await using var db = NewMapped();
        Assert.Equal(1, await db.Set<Holder>().CountAsync(Token));
        Assert.Equal(0, await db.Set<Leaf>().CountAsync(Token));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public virtual async Task A_child_is_taken_out_that_is_tracked_by_an_older_instance(bool isParentTracked, bool needsHolder)
    {
        await OpenAsync(new Mapping(9156 + (isParentTracked ? 1 : 0) + (needsHolder ? 2 : 0)) { HasLeafBack = true, NeedsHolder = needsHolder });
        var (former, holder) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = former.Id }, cancellationToken: Token);
        var kept = await Leaf.CreateAsync(new { HolderId = former.Id }, cancellationToken: Token);
        await (await Leaf.FindOrFailAsync(leaf.Id, Token)).UpdateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.UpdateAsync(new { Text = "x" }, cancellationToken: Token);
            if (isParentTracked)
                await holder.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
            await holder.UpdateAsync(new { Leaves = new[] { kept } }, cancellationToken: Token);
        });
        var rows = await Leaf.Query().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token);
        List<(int?, string?)> expected = needsHolder ? [(holder.Id, null)] : [(null, "x"), (holder.Id, null)];
        Assert.Equal(expected, rows.Select(row => (row.HolderId, row.Text)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public virtual async Task A_child_that_has_left_a_tracked_parent_does_not_come_back(bool isRefreshed, bool hasBack)
    {
        await OpenAsync(new Mapping(9162 + (isRefreshed ? 1 : 0) + (hasBack ? 2 : 0)) { HasLeafBack = hasBack });
        var (holder, leaf) = (await HolderAsync("a"), await Leaf.CreateAsync(new { Text = "l" }, cancellationToken: Token));
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await leaf.UpdateAsync(new { HolderId = (int?)null }, cancellationToken: Token); // and still lies there
        await UnitAsync(async _ =>
        {
            if (isRefreshed)
                await holder.RefreshAsync(cancellationToken: Token);
            else
                await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await leaf.UpdateAsync(new { Text = "x" }, cancellationToken: Token);
            Assert.Null(leaf.HolderId);
            await holder.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
        });
        Assert.Equal((null, "x"), await LeafAsync(leaf.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_that_has_left_a_tracked_parent_can_be_added_to_it_again(bool isAssigned)
    {
        await OpenAsync(new Mapping(9166 + (isAssigned ? 1 : 0)));
        var (holder, leaf) = (await HolderAsync("a"), await Leaf.CreateAsync(new { Text = "l" }, cancellationToken: Token));
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await leaf.UpdateAsync(new { HolderId = (int?)null }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await holder.RefreshAsync(cancellationToken: Token);
            if (isAssigned)
            {
                await holder.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token);
                return;
            }

            var found = await Holder.FindOrFailAsync(holder.Id, Token);
            found.Leaves.Remove(leaf);
            await found.SaveAsync(cancellationToken: Token);
            found.Leaves.Add(leaf);
            await found.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal(holder.Id, (await LeafAsync(leaf.Id)).Holder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_that_has_left_a_tracked_parent_is_deleted_with_its_new_one(bool isNested)
    {
        await OpenAsync(new Mapping(9168 + (isNested ? 1 : 0)) { NeedsHolder = true, HasLeafBack = true });
        var (former, holder) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = former.Id }, cancellationToken: Token);
        await former.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token);
        await leaf.UpdateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
        await UnitAsync(_ => isNested ? UnitAsync(_ => WorkAsync()) : WorkAsync());
        Assert.Equal("c", (await RowAsync(former.Id))!.Name);
        Assert.Null(await RowAsync(holder.Id));
        await using var db = NewMapped();
        Assert.Equal(0, await db.Set<Leaf>().CountAsync(Token));

        async Task WorkAsync()
        {
            await former.SaveAsync(cancellationToken: Token);
            var found = await Holder.FindOrFailAsync(holder.Id, Token);
            await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
            await found.DeleteAsync(cancellationToken: Token);
            await former.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_list_that_was_cleared_through_another_instance_does_not_take_its_rows_back_in_a_unit(bool destroys)
    {
        await OpenAsync(new Mapping(9186));
        var holder = await Holder.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        var other = await Holder.Query().AsNoTracking().SingleAsync(Token);
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await other.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token);
        await UnitAsync(async db =>
        {
            var found = await Leaf.FindOrFailAsync(leaf.Id, Token);
            if (destroys)
                await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await holder.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
            Assert.Null(found.HolderId);
            Assert.Equal("c", (await db.Set<Holder>().AsNoTracking().SingleAsync(Token)).Name);
            Assert.Equal(destroys ? 0 : 1, await db.Set<Leaf>().CountAsync(row => row.HolderId == null, Token));
        });
    }

    [Fact]
    public virtual async Task A_child_with_a_changed_foreign_key_is_not_saved_with_the_parent_that_still_contains_it()
    {
        await OpenAsync(new Mapping(9187));
        var holder = await Holder.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        var next = await Holder.CreateAsync(new { Name = "n" }, cancellationToken: Token);
        var leaf = new Leaf { Text = "x" };
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await leaf.UpdateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
        });
        leaf.Fill(new { HolderId = next.Id });
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
            await holder.UpdateAsync(new { Name = "d" }, cancellationToken: Token);
        });
        Assert.Equal(next.Id, leaf.HolderId);
        Assert.Equal(["HolderId"], leaf.Changes().Keys);
        Assert.Equal(holder.Id, (await Leaf.FindOrFailAsync(leaf.Id, Token)).HolderId);
        await leaf.SaveAsync(cancellationToken: Token);
        Assert.Equal(next.Id, (await Leaf.FindOrFailAsync(leaf.Id, Token)).HolderId);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public virtual async Task Links_that_another_instance_has_replaced_are_replaced_in_a_unit(bool hasBack, bool isHidden)
    {
        await OpenAsync(new Mapping(isHidden ? 9185 : hasBack ? 9177 : 9176) { HasMarkBack = hasBack, HasFilter = isHidden });
        foreach (var code in new[] { "m0", "m1", "m2" })
            await Mark.CreateAsync(new { Code = code }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        var other = await Holder.FindOrFailAsync(holder.Id, Token);
        if (isHidden)
            await holder.UpdateAsync(new { Name = "hidden" }, cancellationToken: Token);
        await LinkAsync(other, "m2");
        await LinkAsync(holder, "m0");
        await UnitAsync(async _ =>
        {
            await other.SaveAsync(cancellationToken: Token); // tracked, with its loaded links
            await LinkAsync(other, "m0", "m1");
            await LinkAsync(other, "m1");
        });
        Assert.Equal(["m1"], await MarksAsync(holder.Id));

        async Task LinkAsync(Holder holder, params string[] codes)
            => await holder.UpdateAsync(
                new { Marks = await Mark.Query().Where(mark => codes.Contains(mark.Code)).ToListAsync(Token) },
                cancellationToken: Token);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public virtual async Task A_tracked_child_that_holds_another_instance_of_its_parent_is_written_when_the_parent_goes(bool isRead, bool needsHolder)
    {
        await OpenAsync(new Mapping(9178 + (isRead ? 1 : 0) + (needsHolder ? 2 : 0)) { HasLeafBack = true, NeedsHolder = needsHolder });
        var (former, holder) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = former.Id }, cancellationToken: Token);
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var found = await Holder.FindOrFailAsync(holder.Id, Token); // the leaf refers to the other instance
            if (isRead)
                await leaf.RefreshAsync(cancellationToken: Token);
            else
                await leaf.UpdateAsync(new { Text = "x" }, cancellationToken: Token);
            await found.DeleteAsync(cancellationToken: Token);
            if (!needsHolder)
                Assert.Equal((null, 0), (leaf.HolderId, leaf.Changes().Count));
        });
        var rows = await Leaf.Query().AsNoTracking().ToListAsync(Token);
        Assert.Equal(needsHolder ? [] : [null], rows.Select(row => row.HolderId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task What_referred_to_a_deleted_row_by_another_instance_refers_to_nothing(bool hasTeam)
    {
        await OpenAsync(new Mapping(9183 + (hasTeam ? 1 : 0)) { HasTeam = hasTeam });
        var boss = await HolderAsync("a");
        Holder holder = null!;
        await UnitAsync(async _ =>
        {
            await boss.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
            holder = await Holder.CreateAsync(new { BossId = boss.Id }, cancellationToken: Token);
        });
        Assert.Same(boss, holder.Boss);
        await UnitAsync(async _ =>
        {
            var found = await Holder.FindOrFailAsync(boss.Id, Token);
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await found.DeleteAsync(cancellationToken: Token);
            Assert.Empty(holder.Changes());
            Assert.Null(holder.Boss);
        });
        await holder.UpdateAsync(new { Name = "c" }, cancellationToken: Token);
        Assert.Equal((null, "c"), (holder.BossId, (await RowAsync(holder.Id))!.Name));
    }

    [Fact]
    public virtual async Task A_failed_call_stops_tracking_the_children_that_it_has_read()
    {
        await OpenAsync(new Mapping(9182) { HasLeafBack = true, HasToken = true });
        var (holder, other) = (await HolderAsync("a"), await HolderAsync("b"));
        await (await Holder.FindOrFailAsync(holder.Id, Token)).UpdateAsync(new { Number = 3 }, cancellationToken: Token);
        var there = await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        await UnitAsync(async db =>
        {
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
                () => holder.UpdateAsync(new { Name = "c", Leaves = new[] { leaf } }, cancellationToken: Token));
            Assert.Empty(db.ChangeTracker.Entries());
            await other.UpdateAsync(new { Leaves = new[] { there, leaf } }, cancellationToken: Token);
        });
        Assert.Equal([other.Id, other.Id], (await Leaf.Query().AsNoTracking().ToListAsync(Token)).Select(row => row.HolderId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_foreign_key_set_after_EF_detected_changes_is_compared_with_the_row(bool isSetBack)
    {
        await OpenAsync(new Mapping(9154 + (isSetBack ? 1 : 0)));
        var (boss, holder) = (await HolderAsync("a"), await HolderAsync("b"));
        await holder.UpdateAsync(new { BossId = boss.Id }, cancellationToken: Token);
        await UnitAsync(async db =>
        {
            var (tracked, other) = (await Holder.FindOrFailAsync(holder.Id, Token), await Holder.FindOrFailAsync(boss.Id, Token));
            tracked.BossId = isSetBack ? null : other.Id + 1;
            db.ChangeTracker.DetectChanges();
            tracked.BossId = boss.Id;
            Assert.Empty(tracked.Changes());
            tracked.BossId = tracked.Id;
            db.ChangeTracker.DetectChanges();
            Assert.Same(tracked, tracked.Boss);
            tracked.BossId = null;
            Assert.Equal(["BossId"], tracked.Changes().Keys);
            Assert.Null(tracked.Changes()["BossId"].Current);
            await tracked.SaveAsync(cancellationToken: Token);
        });
        Assert.Null((await RowAsync(holder.Id))?.BossId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_that_another_instance_took_away_is_assigned_again(bool isNamed)
    {
        await OpenAsync(new Mapping(9152 + (isNamed ? 1 : 0)) { HasLeafBack = true });
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        await holder.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token);
        var other = await Leaf.FindOrFailAsync(leaf.Id, Token);
        await other.UpdateAsync(new { HolderId = (int?)null }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await holder.UpdateAsync(new { Leaves = new[] { isNamed ? other : leaf } }, cancellationToken: Token);
            Assert.Equal(holder.Id, (isNamed ? other : leaf).HolderId);
            Assert.False((isNamed ? other : leaf).IsDirty());
        });
        Assert.Equal((holder.Id, "x"), await LeafAsync(leaf.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_that_a_tracked_parent_took_stays_when_its_former_parent_is_saved(bool hasBack)
    {
        await OpenAsync(new Mapping(hasBack ? 9043 : 9030) { HasLeafBack = hasBack });
        var leaf = await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        var first = await HolderAsync("a");
        await first.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var second = await HolderAsync("b");
            second.Leaves.Add(leaf);
            await second.SaveAsync(cancellationToken: Token);
            Assert.Equal((second.Id, "x"), (leaf.HolderId, leaf.Text));
            await first.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            Assert.Equal((second.Id, "x"), (leaf.HolderId, leaf.Text));
            await leaf.UpdateAsync(new { Text = "y" }, cancellationToken: Token);
            Assert.Equal((second.Id, "y"), await LeafAsync(leaf.Id));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public virtual async Task A_pending_owned_member_is_saved_after_a_unit_inside_was_rolled_back(int inheritance)
    {
        await OpenAsync(new Mapping(9033 + inheritance) { Part = 2, Inheritance = inheritance });
        var other = await HolderAsync("other");
        await UnitAsync(async _ =>
        {
            var holder = await HolderAsync("a");
            holder.Fill(new { Number = 1, Place = new Place { City = "b" } });
            await RolledBackAsync(() => Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token));
            Assert.Equal(("b", 1), (holder.Place?.City, holder.Number));
            await other.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
            var row = await RowAsync(holder.Id);
            Assert.Equal(("b", 1), (row?.Place?.City, row?.Number));
        });
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public virtual async Task A_row_that_is_saved_again_after_its_delete_has_its_links(bool hasBack, int deletes)
    {
        await OpenAsync(new Mapping(9038 + deletes + (hasBack ? 2 : 0)) { HasClientKeys = true, HasMarkBack = hasBack });
        var mark = await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var holder = await Holder.CreateAsync(new { Id = 1 }, cancellationToken: Token);
            await holder.UpdateAsync(new { Marks = new[] { mark } }, cancellationToken: Token);
            await holder.DeleteAsync(cancellationToken: Token);
            for (var i = 1; i < deletes; i++)
                await Assert.ThrowsAsync<ModelNotFoundException>(() => holder.DeleteAsync(cancellationToken: Token));
            await holder.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal(["m"], await MarksAsync(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_that_another_instance_moved_is_not_taken_away_from_where_it_was(bool needsHolder)
    {
        await OpenAsync(new Mapping(needsHolder ? 9044 : 9045) { NeedsHolder = needsHolder });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = first.Id, Text = "x" }, cancellationToken: Token);
        await first.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token);
        await (await Leaf.FindOrFailAsync(leaf.Id, Token)).UpdateAsync(new { HolderId = second.Id }, cancellationToken: Token);
        await first.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token);
        Assert.Equal((second.Id, "x"), await LeafAsync(leaf.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_new_child_that_went_with_its_parent_is_new_again_after_the_rollback(bool failsBefore)
    {
        await OpenAsync(new Mapping(failsBefore ? 9036 : 9037) { NeedsHolder = true });
        var leaf = new Leaf { HolderId = 77, Text = "x" };
        if (failsBefore)
            await Assert.ThrowsAsync<MissingReferenceException>(() => leaf.SaveAsync(cancellationToken: Token));
        await RolledBackAsync(async () =>
        {
            var holder = await HolderAsync("a");
            await leaf.UpdateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
            await holder.DeleteAsync(cancellationToken: Token);
        });
        Assert.Equal(0, leaf.Id);
        await Assert.ThrowsAsync<MissingReferenceException>(() => leaf.SaveAsync(cancellationToken: Token));
        var other = await HolderAsync("b");
        await leaf.UpdateAsync(new { HolderId = other.Id }, cancellationToken: Token);
        Assert.Equal((other.Id, "x"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_refresh_of_a_row_that_is_gone_changes_nothing_else()
    {
        await OpenAsync(new Mapping(9031) { HasLeafBack = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = first.Id }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            leaf.Fill(new { HolderId = second.Id });
            await Holder.DestroyAsync(first.Id, Token);
            await Assert.ThrowsAsync<ModelNotFoundException>(() => first.RefreshAsync(cancellationToken: Token));
            Assert.Equal(["HolderId"], leaf.Changes().Keys);
            await leaf.SaveAsync(cancellationToken: Token);
        });
        Assert.Equal((second.Id, null), await LeafAsync(leaf.Id));
        await UnitAsync(async _ =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            await second.DeleteAsync(cancellationToken: Token);
            await Assert.ThrowsAsync<ModelNotFoundException>(() => second.RefreshAsync(cancellationToken: Token));
            await leaf.UpdateAsync(new { HolderId = (int?)null, Text = "free" }, cancellationToken: Token);
            Assert.Null(leaf.HolderId);
        });
        Assert.Equal((null, "free"), await LeafAsync(leaf.Id));
    }

    [Fact]
    public virtual async Task A_row_that_refers_to_itself_still_does_after_a_refresh_in_a_unit_that_is_rolled_back()
    {
        await OpenAsync(new Mapping(9032) { HasTeam = true });
        var holder = await HolderAsync("a");
        await holder.UpdateAsync(new { BossId = holder.Id }, cancellationToken: Token);
        await holder.SaveAsync(cancellationToken: Token);
        holder.Fill(new { BossId = (int?)null });
        await RolledBackAsync(() => holder.RefreshAsync(cancellationToken: Token));
        Assert.Equal(holder.Id, holder.BossId);
        Assert.Empty(holder.Changes());
        await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
        Assert.Equal(holder.Id, (await RowAsync(holder.Id))?.BossId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_row_with_a_shadow_key_that_a_unit_has_read_is_no_new_one(bool isRolledBack)
    {
        await OpenAsync(new Mapping(isRolledBack ? 9046 : 9047) { HasShadowKeys = true });
        var holder = await HolderAsync("a");
        await Mark.CreateAsync(new { Code = "m0" }, cancellationToken: Token);
        var (read, created) = (default(Mark), default(Mark));
        var work = async () =>
        {
            read = await Mark.Where(new { code = "m0" }).SingleAsync(Token);
            created = await Mark.CreateAsync(new { Code = "m1" }, cancellationToken: Token);
            await holder.UpdateAsync(new { Marks = new[] { read, created } }, cancellationToken: Token);
        };
        if (isRolledBack)
            await RolledBackAsync(work);
        else
            await UnitAsync(_ => work());
        Assert.Equal(isRolledBack ? [] : ["m0", "m1"], await MarksAsync(holder.Id));
        await holder.SaveAsync(cancellationToken: Token); // the links are a change again, and the mark that was created is new again
        Assert.Equal(["m0", "m1"], await MarksAsync(holder.Id));
        Assert.Equal(["m0", "m1"], await Mark.Select().Select(mark => mark.Code).OrderBy(code => code).ToListAsync(Token));
        await read!.DeleteAsync(cancellationToken: Token); // it was read above
        Assert.Equal(["m1"], await MarksAsync(holder.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_failed_call_does_not_set_references_to_its_row(bool isRefresh)
    {
        await OpenAsync(new Mapping(isRefresh ? 9048 : 9049) { HasLeafBack = true, HasTeam = true });
        var holder = await HolderAsync("a");
        var member = await Holder.CreateAsync(new { BossId = holder.Id }, cancellationToken: Token);
        await RolledBackAsync(async () =>
        {
            var leaf = await Leaf.CreateAsync(new { HolderId = holder.Id, Text = "x" }, cancellationToken: Token);
            await member.SaveAsync(cancellationToken: Token);
            await Leaf.Query(new { leaf.Id }).ExecuteUpdateAsync(set => set.SetProperty(row => row.HolderId, (int?)null), Token);
            await Holder.DestroyAsync([holder.Id], cancellationToken: Token);
            holder.Fill(new { Stage = DayOfWeek.Friday });
            await Assert.ThrowsAsync<ModelNotFoundException>(
                () => isRefresh ? holder.RefreshAsync(cancellationToken: Token) : holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token));
            Assert.Null(leaf.Holder);
            Assert.Null(member.Boss);
            await leaf.SaveAsync(cancellationToken: Token); // writes nothing, and nothing of the holder
            await leaf.UpdateAsync(new { Text = "y" }, cancellationToken: Token);
            Assert.Equal("y", (await LeafAsync(leaf.Id)).Text);
        });
        Assert.Equal(["Stage"], holder.Changes().Keys);
    }

    [Fact]
    public virtual async Task A_new_row_refers_to_nothing_that_a_rolled_back_unit_inside_had_put_it_to()
    {
        await OpenAsync(new Mapping(9050) { HasLeafBack = true });
        await UnitAsync(async _ =>
        {
            var (holder, leaf) = (await HolderAsync("a"), new Leaf());
            await RolledBackAsync(async () =>
            {
                await leaf.UpdateAsync(new { HolderId = holder.Id, Text = "x" }, cancellationToken: Token);
                await holder.DeleteAsync(cancellationToken: Token);
            });
            Assert.Null(leaf.HolderId);
            await leaf.SaveAsync(cancellationToken: Token);
            Assert.Equal((null, "x"), await LeafAsync(leaf.Id));
            Assert.Empty(holder.Leaves);
        });
    }

    [Theory]
    [InlineData(1, "b")]
    [InlineData(1, null)]
    [InlineData(2, "b")]
    [InlineData(2, null)]
    [InlineData(3, "a")]
    [InlineData(3, null)]
    public virtual async Task A_part_that_a_unit_leaves_unsaved_is_a_change_after_it(int part, string? city)
    {
        await OpenAsync(new Mapping(9051 + (part * 2) + (city is null ? 1 : 0)) { Part = part });
        var holder = await Holder.CreateAsync(new { Place = new Place { City = "a", Zip = 1 } }, cancellationToken: Token);
        await UnitAsync(async db =>
        {
            await holder.UpdateAsync(new { Name = "x" }, cancellationToken: Token);
            holder.Fill(new { Place = city is null ? null : new Place { City = city, Zip = 2 } });
            db.ChangeTracker.DetectChanges();
        });
        Assert.True(holder.IsDirty());
        Assert.Equal("a", (await RowAsync(holder.Id))?.Place?.City);
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Equal(city, (await RowAsync(holder.Id))?.Place?.City);
        Assert.False(holder.IsDirty());
        await holder.UpdateAsync(new { Place = new Place { City = "c" } }, cancellationToken: Token);
        Assert.Equal("c", (await RowAsync(holder.Id))?.Place?.City);
    }

    [Fact]
    public virtual async Task A_child_that_failed_to_move_in_a_unit_is_not_written_by_its_parent()
    {
        await OpenAsync(new Mapping(9060) { HasTeam = true });
        var (one, other) = (await HolderAsync("one"), await HolderAsync("other"));
        var leaf = new Leaf();
        await UnitAsync(async _ =>
        {
            await one.SaveAsync(cancellationToken: Token);
            await leaf.UpdateAsync(new { Text = "x", HolderId = one.Id }, cancellationToken: Token);
        });
        await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await one.UpdateAsync(new { Name = "1" }, cancellationToken: Token);
            await other.UpdateAsync(new { Name = "2" }, cancellationToken: Token);
            await Assert.ThrowsAsync<ModelNotFoundException>(() => leaf.UpdateAsync(new { HolderId = other.Id, Text = "y" }, cancellationToken: Token));
            await one.UpdateAsync(new { Name = "3" }, cancellationToken: Token);
            await other.UpdateAsync(new { Name = "4" }, cancellationToken: Token);
        });
        Assert.Equal(("3", "4"), ((await RowAsync(one.Id))?.Name, (await RowAsync(other.Id))?.Name));
    }

    [Fact]
    public virtual async Task A_failed_delete_leaves_a_pending_foreign_key_to_be_saved()
    {
        await OpenAsync(new Mapping(9061) { HasLeafBack = true });
        var (leaf, gone) = (
            await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token),
            await Leaf.CreateAsync(new { Text = "gone" }, cancellationToken: Token));
        await Leaf.DestroyAsync([gone.Id], cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            await gone.SaveAsync(cancellationToken: Token);
            var holder = await HolderAsync();
            leaf.Fill(new { HolderId = holder.Id });
            gone.Fill(new { HolderId = holder.Id });
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => holder.DeleteAsync(cancellationToken: Token));
            Assert.Equal(["HolderId"], leaf.Changes().Keys);
            Assert.Equal(["HolderId"], gone.Changes().Keys);
            gone.Fill(new { HolderId = (int?)null });
        });
        await leaf.SaveAsync(cancellationToken: Token);
        Assert.NotNull((await LeafAsync(leaf.Id)).Holder);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_unit_inside_that_is_rolled_back_leaves_nothing_for_EF_to_find(bool isAssigned)
    {
        await OpenAsync(new Mapping(isAssigned ? 9062 : 9063) { HasLeafBack = true, HasTeam = true });
        var (holder, leaf) = (await HolderAsync("a"), new Leaf());
        await UnitAsync(async _ =>
        {
            await holder.SaveAsync(cancellationToken: Token);
            await leaf.UpdateAsync(new { Text = "x", HolderId = holder.Id }, cancellationToken: Token);
        });
        await UnitAsync(async db =>
        {
            var other = await Leaf.CreateAsync(new { HolderId = holder.Id, Text = "y" }, cancellationToken: Token);
            if (isAssigned)
                await holder.RefreshAsync(cancellationToken: Token);
            await RolledBackAsync(() => isAssigned
                ? holder.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token)
                : holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token));
            db.ChangeTracker.DetectChanges();
            Assert.False(db.ChangeTracker.HasChanges());
            Assert.Empty(other.Changes());
            if (isAssigned)
                return;
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            Assert.Empty(other.Changes());
        });
        Assert.Equal(holder.Id, (await LeafAsync(leaf.Id)).Holder);
        Assert.Equal(isAssigned, leaf.IsDirty()); // what a rolled back unit saved is a change again
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task An_assigned_relation_takes_out_what_the_unit_tracks(bool needsHolder)
    {
        await OpenAsync(new Mapping(needsHolder ? 9064 : 9065) { NeedsHolder = needsHolder, HasLeafBack = needsHolder });
        var holder = await HolderAsync("a");
        var (one, two) = (
            await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token),
            await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token));
        await holder.UpdateAsync(new { Leaves = new[] { one, two } }, cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            var tracked = await Leaf.FindOrFailAsync(one.Id, Token);
            await holder.UpdateAsync(new { Leaves = new[] { two } }, cancellationToken: Token);
            Assert.Equal([two], holder.Leaves);
            Assert.True(needsHolder || !tracked.IsDirty());
        });
        var left = await Leaf.Query(new { holder_id = holder.Id }).Select(leaf => leaf.Id).ToListAsync(Token);
        Assert.Equal([two.Id], left);
        Assert.Equal(needsHolder ? 1 : 2, await Leaf.Select().CountAsync(Token));
    }

    [Fact]
    public virtual async Task An_assigned_relation_no_longer_contains_deleted_rows()
    {
        await OpenAsync(new Mapping(9066) { HasLeafBack = true });
        var holder = await HolderAsync("a");
        await UnitAsync(async _ =>
        {
            var leaf = await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
            await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
            await holder.UpdateAsync(new { Leaves = Array.Empty<Leaf>() }, cancellationToken: Token);
            Assert.Empty(holder.Leaves);
            await holder.DeleteAsync(cancellationToken: Token);
        });
        Assert.Null(await RowAsync(holder.Id));
    }
}
