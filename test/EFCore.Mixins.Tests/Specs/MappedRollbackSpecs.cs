using EFCore.Mixins.Tests.RandomWrites;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>What instances know after a unit of work was rolled back, or ended with values that nobody has saved.</summary>
public abstract class MappedRollbackSpecs(Backend backend) : MappedSpecs(backend)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Links_to_what_a_rolled_back_unit_has_read_are_written_once(bool hasClientKeys)
    {
        await OpenAsync(new Mapping(hasClientKeys ? 9101 : 9102) { HasClientKeys = hasClientKeys, HasMarkBack = hasClientKeys });
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        var holder = new Holder { Id = hasClientKeys ? 1 : 0, Ref = 1 };
        await RolledBackAsync(async () =>
        {
            await holder.SaveAsync(cancellationToken: Token);
            await LinkAsync(holder);
        });
        await UnitAsync(_ => holder.UpdateAsync(new { Name = "a" }, cancellationToken: Token));
        await holder.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
        Assert.Equal(["m"], await MarksAsync(holder.Id));
        await holder.UpdateAsync(new { Marks = Array.Empty<Mark>() }, cancellationToken: Token);
        Assert.Empty(await MarksAsync(holder.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_child_moved_by_a_rolled_back_unit_can_be_added_to_its_first_parent_again(bool isInUnit)
    {
        await OpenAsync(new Mapping(9160 + (isInUnit ? 1 : 0)) { HasLeafBack = true, NeedsHolder = true });
        var (first, second) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = await Leaf.CreateAsync(new { HolderId = first.Id }, cancellationToken: Token);
        await RolledBackAsync(async () =>
        {
            second.Leaves.Add(leaf);
            await second.SaveAsync(cancellationToken: Token);
        });
        second.Leaves.Clear();
        leaf.Holder = null;
        if (isInUnit)
            await UnitAsync(_ => GoBackAsync());
        else
            await GoBackAsync();
        Assert.Equal((first.Id, first.Id), (leaf.HolderId, (await LeafAsync(leaf.Id)).Holder));

        async Task GoBackAsync()
        {
            var found = await Holder.FindOrFailAsync(first.Id, Token);
            found.Leaves.Add(leaf);
            await found.SaveAsync(cancellationToken: Token);
        }
    }

    [Fact]
    public virtual async Task A_refresh_drops_the_links_that_were_rolled_back()
    {
        await OpenAsync(new Mapping(9103));
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        await RolledBackAsync(() => LinkAsync(holder));
        await holder.RefreshAsync(cancellationToken: Token);
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Empty(await MarksAsync(holder.Id));
    }

    [Fact]
    public virtual async Task Links_that_are_assigned_again_after_a_rollback_are_written()
    {
        await OpenAsync(new Mapping(9104));
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        await RolledBackAsync(WorkAsync);
        await UnitAsync(_ => WorkAsync());
        Assert.Equal(["m"], await MarksAsync(holder.Id));

        async Task WorkAsync()
        {
            await holder.RefreshAsync(cancellationToken: Token);
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            await LinkAsync(holder);
        }
    }

    [Fact]
    public virtual async Task Links_are_kept_if_other_instances_of_their_targets_are_tracked()
    {
        await OpenAsync(new Mapping(9105));
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        var (holder, other) = (await HolderAsync("a"), await HolderAsync("b"));
        await LinkAsync(holder);
        await RolledBackAsync(() => LinkAsync(holder));
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            await LinkAsync(other);
            await holder.UpdateAsync(new { Number = 2 }, cancellationToken: Token);
        });
        Assert.Equal(["m"], await MarksAsync(holder.Id));
        Assert.Equal(["m"], await MarksAsync(other.Id));
    }

    [Fact]
    public virtual async Task What_a_tracked_row_refers_to_keeps_its_changes()
    {
        await OpenAsync(new Mapping(9106) { HasLeafBack = true });
        var (holder, other) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = new Leaf();
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            holder.Fill(new { Name = "c", Number = 3 });
            await RolledBackAsync(() => other.UpdateAsync(new { Leaves = new[] { leaf } }, cancellationToken: Token));
            Assert.Same(holder, leaf.Holder);
            Assert.Equal(["Name", "Number"], holder.Changes().Keys.Order());
        });
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Equal(("c", 3), await RowAsync(holder.Id) is { } row ? (row.Name, row.Number) : default);
        Assert.Equal(holder.Id, (await LeafAsync(leaf.Id)).Holder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public virtual async Task A_part_that_was_set_and_not_saved_in_a_unit_is_saved_after_it(int part)
    {
        await OpenAsync(new Mapping(9106 + part) { Part = part });
        var (holder, seen) = (new Holder { Name = "a" }, new Holder { Name = "b" });
        await UnitAsync(async _ =>
        {
            await holder.SaveAsync(cancellationToken: Token);
            await seen.SaveAsync(cancellationToken: Token);
            seen.Fill(new { Place = new { City = "d" } });
            await HolderAsync(); // saves it, as EF tracks it
            holder.Fill(new { Place = new { City = "c", Zip = 1 } });
            seen.Fill(new { Place = (Place?)null });
        });
        Assert.Equal(["Place.City", "Place.Zip"], holder.Changes().Keys.Order());
        Assert.Equal(["Place.City"], seen.Changes().Keys);
        await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
        await seen.SaveAsync(cancellationToken: Token);
        Assert.Equal(("c", 1), await RowAsync(holder.Id) is { Place: { } place } ? (place.City, place.Zip) : default);
        Assert.Null((await RowAsync(seen.Id))!.Place); // there, as it was saved
    }

    [Fact]
    public virtual async Task A_part_that_was_replaced_is_pending_again()
    {
        await OpenAsync(new Mapping(9109) { Part = 1, IsRecord = true });
        var holder = await HolderAsync("a");
        await UnitAsync(async _ =>
        {
            await holder.UpdateAsync(new { Spot = new Spot("b", null) }, cancellationToken: Token);
            holder.Fill(new { Spot = new Spot("c", 1) });
            Assert.True(holder.IsDirty());
            await HolderAsync();
            holder.Fill(new { Spot = new Spot("d", 1) });
            await Assert.ThrowsAsync<ModelNotFoundException>(() => new Holder { Id = 1_000_000 }.RefreshAsync(cancellationToken: Token)); // EF has looked
            await RolledBackAsync(() => HolderAsync());
            Assert.Equal(["Spot.City"], holder.Changes().Keys);
        });
        await holder.SaveAsync(cancellationToken: Token);
        Assert.Equal("d", (await RowAsync(holder.Id))!.Spot!.City); // there, as it was saved
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_foreign_key_that_was_changed_counts_more_than_a_reference_that_was_not(bool looks)
    {
        await OpenAsync(new Mapping(looks ? 9110 : 9111) { HasLeafBack = true });
        var (holder, other) = (await HolderAsync("a"), await HolderAsync("b"));
        var leaf = new Leaf();
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await UnitAsync(async _ =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            leaf.Fill(new { HolderId = other.Id });
            if (looks)
                Assert.Equal(["HolderId"], leaf.Changes().Keys);
            await holder.DeleteAsync(cancellationToken: Token);
            Assert.Equal(other.Id, (await LeafAsync(leaf.Id)).Holder);
            leaf.Fill(new { HolderId = (int?)null });
            await HolderAsync();
            Assert.False(leaf.IsDirty());
        });
        Assert.Null((await LeafAsync(leaf.Id)).Holder);
    }

    [Fact]
    public virtual async Task A_foreign_key_that_EF_has_not_detected_is_cleared_when_its_principal_is_deleted()
    {
        await OpenAsync(new Mapping(9112));
        await UnitAsync(async _ =>
        {
            var holder = await HolderAsync("a");
            var leaf = await Leaf.CreateAsync(new { Text = "a" }, cancellationToken: Token);
            leaf.Fill(new { Text = "b", HolderId = holder.Id });
            await RolledBackAsync(() => Task.CompletedTask);
            await holder.DeleteAsync(cancellationToken: Token);
            Assert.Equal((null, "b"), await LeafAsync(leaf.Id));
        });
    }

    [Fact]
    public virtual async Task A_new_row_whose_foreign_key_was_changed_before_the_rollback_is_new_again()
    {
        await OpenAsync(new Mapping(9113) { HasLeafBack = true });
        var (holder, other) = (await HolderAsync("a"), await HolderAsync("b"));
        Leaf leaf = null!;
        await UnitAsync(async db =>
        {
            await RolledBackAsync(async () =>
            {
                leaf = await Leaf.CreateAsync(new { HolderId = holder.Id }, cancellationToken: Token);
                leaf.Fill(new { HolderId = other.Id });
            });
            await holder.UpdateAsync(new { Number = 1 }, cancellationToken: Token);
            Assert.Empty(holder.Leaves);
            Assert.Empty(db.ChangeTracker.Entries<Leaf>());
        });
        Assert.Equal(0, leaf.Id);
        await leaf.SaveAsync(cancellationToken: Token);
        Assert.Equal(other.Id, (await LeafAsync(leaf.Id)).Holder);
    }

    [Fact]
    public virtual async Task A_failed_delete_restores_references_to_the_row()
    {
        await OpenAsync(new Mapping(9114) { Part = 1 });
        await UnitAsync(async _ =>
        {
            var holder = await HolderAsync("a");
            var gone = await Holder.CreateAsync(new { BossId = holder.Id, Place = new { City = "c" } }, cancellationToken: Token);
            await Holder.DestroyAsync([gone.Id], cancellationToken: Token);
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => holder.DeleteAsync(cancellationToken: Token));
            Assert.Equal(holder.Id, gone.BossId);
            Assert.Same(holder, gone.Boss);
        });
    }

    [Fact]
    public virtual async Task A_rolled_back_assignment_replaces_unknown_rows_at_the_next_save()
    {
        await OpenAsync(new Mapping(9115));
        await Mark.CreateAsync(new { Code = "a" }, cancellationToken: Token);
        await Mark.CreateAsync(new { Code = "b" }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        await holder.UpdateAsync(new { Marks = new[] { "a" } }, cancellationToken: Token);
        var other = await Holder.Query(new { holder.Id }).AsNoTracking().SingleAsync(Token);
        await RolledBackAsync(() => other.UpdateAsync(new { Marks = new[] { "b" } }, cancellationToken: Token));
        Assert.Equal(["a"], await MarksAsync(holder.Id));
        await other.SaveAsync(cancellationToken: Token);
        Assert.Equal(["b"], await MarksAsync(holder.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Links_that_a_rolled_back_unit_has_assigned_replace_what_another_instance_wrote(bool isRefreshed)
    {
        await OpenAsync(new Mapping(9170 + (isRefreshed ? 1 : 0)) { HasMarkBack = isRefreshed });
        foreach (var code in new[] { "m", "n" })
            await Mark.CreateAsync(new { Code = code }, cancellationToken: Token);
        var holder = await HolderAsync("a");
        await RolledBackAsync(async () =>
        {
            await holder.UpdateAsync(new { Number = 3 }, cancellationToken: Token); // before the links
            await holder.UpdateAsync(new { Marks = await Mark.Query().ToListAsync(Token) }, cancellationToken: Token);
        });
        await LinkAsync(await Holder.FindOrFailAsync(holder.Id, Token));
        if (isRefreshed)
            await holder.RefreshAsync(cancellationToken: Token); // drops what was to be written
        await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
        Assert.Equal(isRefreshed ? ["m"] : ["m", "n"], await MarksAsync(holder.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_refresh_drops_the_links_of_an_instance_that_was_read_without_tracking(bool isInUnit)
    {
        await OpenAsync(new Mapping(9172 + (isInUnit ? 1 : 0)) { HasMarkBack = true });
        await Mark.CreateAsync(new { Code = "m" }, cancellationToken: Token);
        var (id, holder) = ((await HolderAsync("a")).Id, new Holder());
        await RolledBackAsync(async () =>
        {
            holder = await Holder.Query().AsNoTracking().SingleAsync(row => row.Id == id, Token);
            await LinkAsync(holder);
        });
        await LinkAsync(await Holder.FindOrFailAsync(id, Token));
        if (isInUnit)
            await UnitAsync(_ => ReadAndSaveAsync());
        else
            await ReadAndSaveAsync();
        Assert.Equal(["m"], await MarksAsync(id));

        async Task ReadAndSaveAsync()
        {
            await holder.RefreshAsync(cancellationToken: Token);
            await holder.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task A_failed_save_of_a_tracked_child_leaves_its_parent_alone(bool hasClientKeys)
    {
        await OpenAsync(new Mapping(hasClientKeys ? 9174 : 9175) { HasClientKeys = hasClientKeys, HasLeafBack = true });
        var leaf = await Leaf.CreateAsync(new { Text = "l" }, cancellationToken: Token);
        var holder = new Holder { Id = hasClientKeys ? 1 : 0, Name = "a" };
        await holder.SaveAsync(cancellationToken: Token);
        holder.Leaves.Add(leaf);
        await holder.SaveAsync(cancellationToken: Token);
        await Leaf.DestroyAsync([leaf.Id], cancellationToken: Token);
        await UnitAsync(async db =>
        {
            await leaf.SaveAsync(cancellationToken: Token);
            await Assert.ThrowsAsync<ModelNotFoundException>(() => leaf.UpdateAsync(new { HolderId = (int?)null }, cancellationToken: Token));
            Assert.Empty(holder.Changes());
            await (await Holder.FindOrFailAsync(holder.Id, Token)).UpdateAsync(new { Number = 2 }, cancellationToken: Token);
        });
        Assert.Equal(("a", 2), ((await RowAsync(holder.Id))!.Name, (await RowAsync(holder.Id))!.Number));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public virtual async Task A_failed_save_gives_back_the_part_that_it_replaced(int part)
    {
        await OpenAsync(new Mapping(9115 + part) { Part = part, IsRecord = true });
        await UnitAsync(async _ =>
        {
            var holder = new Holder { Spot = new Spot("a", 1) };
            await holder.SaveAsync(cancellationToken: Token);
            holder.Fill(new { BossId = 1_000_000 });
            await Assert.ThrowsAsync<MissingReferenceException>(
                () => holder.UpdateAsync(new { Name = "b", Spot = new Spot("b", 1) }, cancellationToken: Token));
            Assert.Equal((null, new Spot("a", 1)), (holder.Name, holder.Spot));
            Assert.Equal(["BossId"], holder.Changes().Keys);
            holder.Fill(new { BossId = (int?)null });
            await holder.UpdateAsync(new { Spot = new Spot("c", 1) }, cancellationToken: Token);
            Assert.Equal("c", (await RowAsync(holder.Id))!.Spot!.City); // there, as it was saved
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public virtual async Task Replacing_a_part_of_a_deleted_row_throws(int part)
    {
        if (part == 5 && typeof(DbContext).Assembly.GetName().Version is not { Major: >= 10 })
            return; // complex members may be null from there on
        await OpenAsync(new Mapping(9117 + part) { Part = part });
        var holder = await Holder.CreateAsync(new { Place = new { City = "a" } }, cancellationToken: Token);
        await Holder.DestroyAsync([holder.Id], cancellationToken: Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => holder.UpdateAsync(new { Place = new Place { City = "b" } }, cancellationToken: Token));
        Assert.Equal("a", holder.Place!.City); // as before the call
    }

    private static async Task LinkAsync(Holder holder)
        => await holder.UpdateAsync(new { Marks = new[] { await Mark.FindOrFailAsync("m", Token) } }, cancellationToken: Token);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public virtual async Task A_row_that_referred_to_itself_is_unchanged_again_when_the_unit_inside_is_rolled_back(int part)
    {
        var isOptional = part == 5 && typeof(DbContext).Assembly.GetName().Version is { Major: >= 10 }; // EF Core 9 has no optional complex members
        await OpenAsync(new Mapping(isOptional ? 9189 : 9188) { HasTeam = true, Part = isOptional ? part : 0 });
        var holder = await Holder.CreateAsync(new { Name = "a" }, cancellationToken: Token);
        await UnitAsync(async db =>
        {
            var found = await Holder.FindOrFailAsync(holder.Id, Token);
            await RolledBackAsync(() => found.UpdateAsync(new { BossId = found.Id }, cancellationToken: Token));
            Assert.Equal(EntityState.Unchanged, db.Entry(found).State);
            Assert.Equal((null, null), (found.BossId, found.Boss));
            Assert.Empty(found.Team);
            await Holder.DestroyAsync([holder.Id], cancellationToken: Token);
            await Leaf.CreateAsync(new { Text = "x" }, cancellationToken: Token);
        });
    }
}
