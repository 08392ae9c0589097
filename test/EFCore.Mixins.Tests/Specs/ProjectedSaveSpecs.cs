using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Instances that a projection made are saved with what it gave them and what was set since; the rest of their rows stays.</summary>
public abstract class ProjectedSaveSpecs(Backend backend) : ModelSpecs<WorkshopContext>(backend)
{
    private static readonly object Full = new
    {
        Name = "a",
        Slug = "s",
        Image = new byte[] { 1 },
        Sizes = new[] { 7, 8 },
        Site = new { City = "Bern", Floor = 3 },
        Dial = new { Mark = "m", Steps = 5 },
        Version = 4,
        Secret = "kept",
        Speed = 90,
    };

    [Fact]
    public virtual async Task What_a_projection_leaves_out_stays()
    {
        var id = await CreateAsync();
        var lathe = await Lathe.Select().Select(row => new Lathe { Id = row.Id, Name = row.Name, Site = row.Site }).SingleAsync(Token);
        Assert.Equal(["Name", "Site.City", "Site.Floor"], lathe.Changes().Keys);
        lathe.Name = "b";
        await lathe.SaveAsync(cancellationToken: Token);
        Assert.False(lathe.IsDirty());
        await AssertRowAsync(id, "b");
    }

    [Fact]
    public virtual async Task What_is_set_since_is_written()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        lathe.Slug = "t";
        lathe.Sizes.Add(2);
        lathe.Dial!.Steps = 6;
        Assert.Equal(["Dial.Steps", "Name", "Site.City", "Site.Floor", "Sizes", "Slug"], lathe.Changes().Keys.Order(StringComparer.Ordinal));
        Assert.True(lathe.IsDirty("dial"));
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "a", slug: "t", sizes: [1, 2], dial: ("m", 6));
    }

    [Fact]
    public virtual async Task What_is_named_is_written_whatever_its_value()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        await lathe.UpdateAsync(new { Slug = (string?)null, Image = (byte[]?)null, Dial = (Dial?)null, Sizes = new[] { 1 } }, cancellationToken: Token);
        await AssertRowAsync(id, "a", slug: null, sizes: [1], dial: ("new", null), hasImage: false); // as the class gives it where the row has none;
    }

    [Fact]
    public virtual async Task What_a_failed_call_named_is_not_written_later()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        await Assert.ThrowsAsync<MissingReferenceException>(() => lathe.UpdateAsync(new { Slug = (string?)null, BenchId = 77 }, cancellationToken: Token));
        await lathe.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
        await AssertRowAsync(id, "b");
    }

    [Fact]
    public virtual async Task Parts_of_parts_are_left_out_too()
    {
        var id = await CreateAsync();
        var lathe = await Lathe.Select()
            .AsNoTracking()
            .Select(row => new Lathe
            {
                Id = row.Id,
                Site = new Machine.Place(row.Site.City, row.Site.Floor),
                Dial = row.Dial == null ? null : new Dial { Mark = row.Dial.Mark },
            })
            .SingleAsync(Token);
        lathe.Dial!.Mark = "n";
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "a", dial: ("n", 5));
    }

    [Fact]
    public virtual async Task A_second_save_writes_what_differs()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        await lathe.UpdateAsync(new { Slug = "t" }, cancellationToken: Token);
        await Lathe.Query().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Name, "other"), Token);
        lathe.Image = [2];
        await lathe.SaveAsync(cancellationToken: Token);
        lathe.Image = null;
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "other", slug: "t", hasImage: false);
    }

    [Fact]
    public virtual async Task A_value_set_back_to_null_is_written_even_with_a_stale_snapshot()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        await lathe.UpdateAsync(new { Slug = "t" }, cancellationToken: Token);
        await using (var db = NewModel())
        {
            db.Attach(lathe);
            await lathe.UpdateAsync(new { Name = "b" }, context: db, cancellationToken: Token);
        }

        lathe.Slug = null;
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "b", slug: null);
    }

    [Fact]
    public virtual async Task A_refresh_reads_the_omitted_members()
    {
        var id = await CreateAsync();
        var lathe = await ProjectedAsync();
        await lathe.RefreshAsync(cancellationToken: Token);
        Assert.Equal(("s", 5, "Bern"), (lathe.Slug, lathe.Dial?.Steps, lathe.Site.City));
        Assert.False(lathe.IsDirty());
        lathe.Slug = null;
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "a", slug: null);
    }

    [Fact]
    public virtual async Task The_instance_by_which_a_context_tracks_the_row_gets_what_it_has()
    {
        var id = await CreateAsync();
        await UnitAsync(async db =>
        {
            var tracked = await db.Set<Lathe>().SingleAsync(Token);
            var lathe = await db.Set<Lathe>()
                .AsNoTracking()
                .Select(row => new Lathe { Id = row.Id, Name = row.Name, Site = row.Site, Dial = row.Dial == null ? null : new Dial { Mark = row.Dial.Mark } })
                .SingleAsync(Token);
            lathe.Dial!.Mark = "n";
            await lathe.UpdateAsync(new { Name = "b" }, cancellationToken: Token);
            Assert.Equal(("b", "s", "n", 5), (tracked.Name, tracked.Slug, tracked.Dial?.Mark, tracked.Dial?.Steps));
            Assert.Equal(("b", "s", "n", 5), (lathe.Name, lathe.Slug, lathe.Dial.Mark, lathe.Dial.Steps));
        });
        await AssertRowAsync(id, "b", dial: ("n", 5));
    }

    [Fact]
    public virtual async Task What_a_computed_member_sets_is_written()
    {
        var id = await CreateAsync();
        var lathe = await Lathe.Select().Select(row => new Lathe { Id = row.Id, Site = row.Site, Label = row.Name + "b/" + row.Slug + "t" }).SingleAsync(Token);
        await lathe.SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "ab", slug: "st", sizes: [1], dial: ("m", 5)); // the list that the class gives may be what the member has set
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Contexts_and_nested_projections_are_seen(bool isSplit)
    {
        var id = await CreateAsync();
        var bench = await Workbench.CreateAsync(new { Name = "w", Color = "red", Stamp = Guid.NewGuid() }, cancellationToken: Token);
        await (await Lathe.FindOrFailAsync(id, Token)).UpdateAsync(new { BenchId = bench.Id }, cancellationToken: Token);
        List<Machine> lathes;
        await using (var db = NewModel())
        {
            var found = await (isSplit ? db.Set<Workbench>().AsSplitQuery() : db.Set<Workbench>())
                .Select(row => new
                {
                    Bench = new Workbench(row.Name) { Id = row.Id, Stamp = row.Stamp },
                    All = row.Machines.OfType<Lathe>().Select(one => new Lathe { Id = one.Id, Name = one.Name, Site = one.Site }).ToList(),
                })
                .SingleAsync(Token);
            (bench, lathes) = (found.Bench, [.. found.All]);
        }

        lathes[0].Name = "b";
        await lathes[0].SaveAsync(cancellationToken: Token);
        await AssertRowAsync(id, "b", bench: bench.Id);
        bench.Name = "x";
        await bench.SaveAsync(cancellationToken: Token);
        Assert.Equal(("x", "red"), await StoredAsync<Workbench>(bench.Id) is var stored ? (stored.Name, stored.Color) : default);
    }

    [Fact]
    public virtual async Task A_concurrency_token_must_not_be_left_out()
    {
        var stamp = Guid.NewGuid();
        await Workbench.CreateAsync(new { Name = "w", Color = "red", Stamp = stamp }, cancellationToken: Token);
        var bench = await Workbench.Select().Select(row => new Workbench(row.Name) { Id = row.Id }).SingleAsync(Token);
        bench.Name = "x";
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.SaveAsync(cancellationToken: Token));
        Assert.Equal(
            "'Workbench' can't be saved: the projection that made the instance has left out its concurrency token 'Stamp'. " +
            "Add it to the projection, or read the row as it is, as 'RefreshAsync' does.",
            failure.Message);
        Assert.Equal(("w", "red", stamp), await StoredAsync<Workbench>(bench.Id) is var stored ? (stored.Name, stored.Color, stored.Stamp) : default);
        Assert.Equal("x", bench.Name);
    }

    [Fact]
    public virtual async Task A_concurrency_token_is_compared_as_it_was_read()
    {
        await Workbench.CreateAsync(new { Name = "w", Color = "red", Stamp = Guid.NewGuid() }, cancellationToken: Token);
        var (bench, late) = (await ReadAsync(), await ReadAsync());
        await bench.UpdateAsync(new { Name = "x", Stamp = Guid.NewGuid() }, cancellationToken: Token);
        await bench.UpdateAsync(new { Name = "y", Stamp = Guid.NewGuid() }, cancellationToken: Token);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.UpdateAsync(new { Name = "z", Stamp = Guid.NewGuid() }, cancellationToken: Token));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveAsync(cancellationToken: Token));
        Assert.Equal(("y", "red", bench.Stamp), await StoredAsync<Workbench>(bench.Id) is var stored ? (stored.Name, stored.Color, stored.Stamp) : default);

        static Task<Workbench> ReadAsync() => Workbench.Select().Select(row => new Workbench(row.Name) { Id = row.Id, Stamp = row.Stamp }).SingleAsync(Token);
    }

    [Fact]
    public virtual async Task What_cannot_be_written_in_part_is_refused()
    {
        var id = await CreateAsync();
        await using (var db = NewModel())
        {
            (await db.Set<Lathe>().SingleAsync(Token)).Parts.AddRange([new Part { Name = "p", Weight = 1 }, new Part { Name = "q", Weight = 2 }]);
            await db.SaveChangesAsync(Token);
        }

        var lathe = await Lathe.Select().Select(row => new Lathe { Id = row.Id, Name = row.Name, Site = null! }).SingleAsync(Token);
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => lathe.SaveAsync(cancellationToken: Token));
        Assert.Contains("required member 'Site'", missing.Message);
        var machine = await Lathe.Select()
            .AsNoTracking()
            .Select(row => new
            {
                Lathe = new Lathe { Id = row.Id, Name = row.Name, Site = row.Site },
                Parts = row.Parts.Select(part => new Part { Name = part.Name }).ToList(),
            })
            .SingleAsync(Token);
        machine.Lathe.Parts.AddRange(machine.Parts);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => machine.Lathe.SaveAsync(cancellationToken: Token));
        Assert.Contains("'Weight' of the elements of 'Parts'", failure.Message);
        var parts = (await Lathe.Query().AsNoTracking().SingleAsync(row => row.Id == id, Token)).Parts;
        Assert.Equal([("p", 1), ("q", 2)], parts.Select(part => (part.Name, part.Weight)).Order());
    }

    [Fact]
    public virtual async Task Without_its_key_it_is_a_new_row()
    {
        var id = await CreateAsync();
        var copy = await Lathe.Select().Select(row => new Lathe { Name = row.Name, Slug = row.Slug }).SingleAsync(Token);
        await copy.SaveAsync(cancellationToken: Token);
        Assert.NotEqual(id, copy.Id);
        Assert.Equal(("a", "s", "here"), await StoredAsync<Machine>(copy.Id) is var stored ? (stored.Name, stored.Slug, stored.Site.City) : default);
        await AssertRowAsync(id, "a");
    }

    [Fact]
    public virtual async Task Instances_that_are_no_entities_and_statements_stay_as_they_are()
    {
        await CreateAsync();
        var statement = Page(Lathe.Select());
        await using var db = NewModel();
        Assert.Equal(Page(db.Set<Lathe>()).ToQueryString(), statement.ToQueryString());
        Assert.Equal("a", Assert.Single(await statement.ToListAsync(Token)).Name);
        Assert.Equal(1, await statement.CountAsync(Token));
        Assert.Equal("a", Assert.Single(await Lathe.Select().Select(row => new Lathe { Id = row.Id, Name = row.Name }).Distinct().ToListAsync(Token)).Name);

        static IQueryable<Lathe> Page(IQueryable<Lathe> rows)
            => rows.Where(row => row.Slug == "s")
                .Select(row => new Lathe { Id = row.Id, Name = row.Name })
                .Where(row => row.Name == "a")
                .OrderBy(row => row.Id)
                .Take(3);
    }

    private static async Task<int> CreateAsync() => (await Lathe.CreateAsync(Full, cancellationToken: Token)).Id;

    private static Task<Lathe> ProjectedAsync()
        => Lathe.Select().Select(row => new Lathe { Id = row.Id, Name = row.Name, Site = row.Site }).SingleAsync(Token);

    private async Task AssertRowAsync(
        int id,
        string name,
        string? slug = "s",
        int[]? sizes = null,
        (string?, int?)? dial = null,
        bool hasImage = true,
        int? bench = null)
    {
        await using var db = NewModel();
        var row = await db.Set<Lathe>().SingleAsync(one => one.Id == id, Token);
        Assert.Equal((name, slug, hasImage, bench), (row.Name, row.Slug, row.Image is not null, row.BenchId));
        Assert.Equal(sizes ?? [7, 8], row.Sizes);
        Assert.Equal(dial ?? ("m", 5), (row.Dial?.Mark, row.Dial?.Steps));
        Assert.Equal((new("Bern", 3), 4, 90, "kept"), (row.Site, row.Version, row.Speed, db.Entry(row).Property<string?>("Secret").CurrentValue));
    }
}
