using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <content>The steps.</content>
internal sealed partial class World
{
    private Task RunAsync(Step step)
    {
        var random = new Random(step.Seed);
        if (depth > 0 && Saves(step.Kind) && all.Exists(IsMissed))
            return Task.CompletedTask; // whether the missing row is noticed depends on what EF tracks of it
        return step.Kind switch
        {
            StepKind.CreateHolder => CreateHolderAsync(random),
            StepKind.CreateLeaf => CreateLeafAsync(random),
            StepKind.SaveNewHolder => SaveNewAsync(random, NewHolder(random)),
            StepKind.SaveNewLeaf => SaveNewAsync(random, new Leaf()),
            StepKind.FindHolder => FindAsync(HolderId(step), isLeaf: false),
            StepKind.FindLeaf => FindAsync(store.Leaves.Keys.ElementAtOrDefault(step.Which % Math.Max(1, store.Leaves.Count)), isLeaf: true),
            StepKind.ReadWithoutTracking => ReadWithoutTrackingAsync(HolderId(step)),
            StepKind.SaveProjected => SaveProjectedAsync(HolderId(step), random),
            StepKind.SaveAsOtherClass => SaveAsOtherClassAsync(HolderId(step)),
            StepKind.Destroy => DestroyAsync(random),
            _ => all.Count == 0 ? Task.CompletedTask : RunAsync(step.Kind, all[step.Which % all.Count], random),
        };
    }

    private int HolderId(Step step) => store.Holders.Keys.ElementAtOrDefault(step.Which % Math.Max(1, store.Holders.Count));

    private static bool Saves(StepKind kind)
        => kind is not (StepKind.Fill or StepKind.FindHolder or StepKind.FindLeaf or StepKind.ReadWithoutTracking or StepKind.Destroy);

    private Task RunAsync(StepKind kind, Known known, Random random)
    {
        if (IsTwin(known))
            return Task.CompletedTask; // another instance of the row is tracked
        if (known is { HasAssigned: true, Instance: Holder holder } && holder.Leaves.Exists(leaf => store.Find(isLeaf: true, leaf.Id) is null))
            return Task.CompletedTask; // what a rolled back unit had assigned is written again, and is found missing
        return kind switch
        {
            StepKind.Fill => FillAsync(known, random),
            StepKind.Update or StepKind.UpdateAgain => SaveAsync(known, RandomValues(known, random)),
            StepKind.Save => SaveAsync(known, []),
            StepKind.Delete => DeleteAsync(known),
            StepKind.Refresh => RefreshAsync(known),
            StepKind.AssignMarks when !known.IsLeaf && mapping.HasConstraints => AssignMarksAsync(known, random),
            StepKind.AssignLeaves when !known.IsLeaf => AssignLeavesAsync(known, random),
            StepKind.AddLeaf when !known.IsLeaf => AddLeafAsync(known, random),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Whether a save in a unit may write a changed or reset value of a row that is deleted or that another instance has changed.</summary>
    private bool IsMissed(Known known)
        => known is { IsTouched: true, IsNew: false, IsDeleted: false, Original: { } original }
            && (store.Find(known.IsLeaf, known.Id) is not { } row || (known.IsTracked && !Row.AreEqual(row, original)));

    private bool IsTwin(Known known)
        => depth > 0 && !known.IsTracked && all.Exists(other => other.IsTracked && other.IsLeaf == known.IsLeaf && other.Id == known.Id && other.Id != 0);

    private Holder NewHolder(Random random)
    {
        var holder = random.Next(2) == 0 ? new Holder() : new Special();
        if (mapping.HasClientKeys)
            holder.Ref = holder.Id = nextKey++;
        if (mapping.NeedsPart)
            holder.Fill(new Dictionary<string, object?> { [mapping.PartName] = mapping.NewPart("", null) });
        return holder;
    }

    private Dictionary<string, object?> RandomValues(Known known, Random random)
        => Values.Of(known.IsLeaf, known.Instance is Special, random, mapping, HolderIds);

    private async Task CreateHolderAsync(Random random)
    {
        var isSpecial = random.Next(2) == 0;
        var values = Values.Of(isLeaf: false, isSpecial, random, mapping, HolderIds);
        if (mapping.HasClientKeys)
            values["Id"] = nextKey;
        if (mapping.HasAlternateKey)
            values["Ref"] = nextKey;
        nextKey++;
        if (mapping.NeedsPart)
            values.TryAdd(mapping.PartName, mapping.NewPart("", null));
        var sound = IsSound(values);
        Holder? created = null;
        await CallAsync(
            $"create {(isSpecial ? "special" : "holder")} {Text(values)}",
            sound && AreTrackedSound(),
            null,
            async () => created = isSpecial
                ? await Special.CreateAsync(values, cancellationToken: Cancellation)
                : await Holder.CreateAsync(values, cancellationToken: Cancellation),
            () => Inserted(Remember(created!))); // the call has succeeded
    }

    private async Task CreateLeafAsync(Random random)
    {
        var values = Values.Of(isLeaf: true, isSpecial: false, random, mapping, HolderIds);
        if (mapping.NeedsHolder)
            values.TryAdd("HolderId", HolderIds.FirstOrDefault(Values.Nowhere));
        Leaf? created = null;
        await CallAsync(
            $"create leaf {Text(values)}",
            IsSound(values) && AreTrackedSound(),
            null,
            async () => created = await Leaf.CreateAsync(values, cancellationToken: Cancellation),
            () => Inserted(Remember(created!))); // as above
    }

    private Task SaveNewAsync(Random random, object instance)
    {
        var known = Remember(instance);
        known.IsNew = true;
        return SaveAsync(known, RandomValues(known, random));
    }

    private async Task FindAsync(int id, bool isLeaf)
    {
        if (store.Find(isLeaf, id) is not { } row || (depth > 0 && all.Exists(known => known.IsLeaf == isLeaf && known.Id == id && known.IsTracked)))
            return;
        object? found = isLeaf ? await Leaf.FindAsync(id, cancellationToken: Cancellation) : await Holder.FindAsync(id, cancellationToken: Cancellation);
        Log.Add(Indent + $"find {(isLeaf ? "leaf" : "holder")} {id}");
        if (found is null != (!isLeaf && IsHidden(row)))
            throw new Difference($"find {id} gives {found?.ToString() ?? "nothing"}");
        if (found is not null)
            Read(found, row, isTracked: depth > 0);
    }

    private async Task ReadWithoutTrackingAsync(int id)
    {
        if (store.Find(isLeaf: false, id) is not { } row || IsHidden(row))
            return;
        var found = await Holder.Query(new { Id = id }).AsNoTracking().SingleAsync(Cancellation);
        Log.Add(Indent + $"read holder {id} without tracking");
        Read(found, row, isTracked: false).State = default;
    }

    /// <summary>Saves an instance that a projection created. It is not stored, so this does not run in a unit, which would track it.</summary>
    private Task SaveProjectedAsync(int id, Random random)
    {
        if (depth > 0 || store.Find(isLeaf: false, id) is not { } row || IsHidden(row))
            return Task.CompletedTask;
        var isSpecial = row.ContainsKey("Extra");
        var values = Values.Of(isLeaf: false, isSpecial, random, mapping, HolderIds);
        return CallAsync(
            $"save a projection of {id} with {Text(values)}",
            IsSound(values),
            null,
            async () =>
            {
                var projected = isSpecial ? await Projected<Special>(id).SingleAsync(Cancellation) : await Projected<Holder>(id).SingleAsync(Cancellation);
                await projected.UpdateAsync(values, cancellationToken: Cancellation);
            },
            () => store = store.With(isLeaf: false, id, With(row, values)));
    }

    private IQueryable<Holder> Projected<T>(int id)
        where T : Holder, new()
    {
        var rows = Holder.Query(new { Id = id }).AsNoTracking();
        return !mapping.NeedsPart ? rows.Select(row => new T { Id = row.Id, Name = row.Name, Number = row.Number })
            : mapping.IsRecord ? rows.Select(row => new T { Id = row.Id, Number = row.Number, Spot = row.Spot })
            : rows.Select(row => new T { Id = row.Id, Number = row.Number, Place = row.Place });
    }

    private Task SaveAsOtherClassAsync(int id)
    {
        if (depth > 0 || store.Find(isLeaf: false, id) is not { } row)
            return Task.CompletedTask;
        var isSpecial = row.ContainsKey("Extra");
        if (isSpecial && mapping.Inheritance == 1)
            return Task.CompletedTask; // a row of the base table is there
        var other = isSpecial ? new Holder() : new Special();
        other.Ref = other.Id = id;
        if (mapping.NeedsPart)
            other.Fill(new Dictionary<string, object?> { [mapping.PartName] = mapping.NewPart("", null) });
        return CallAsync($"save {id} as {other.GetType().Name}", succeeds: false, null, () => other.SaveAsync(cancellationToken: Cancellation), () => { });
    }

    private Known Read(object found, Columns row, bool isTracked)
    {
        if (!Row.AreEqual(row, Row.Of(found, mapping)))
            throw new Difference($"what was read is {Row.Text(Row.Of(found, mapping))}, and should be {Row.Text(row)}");
        var known = Remember(found);
        known.State = new KnownState(row, known.Held, IsNew: false, IsDeleted: false, isTracked);
        return known;
    }

    private async Task FillAsync(Known known, Random random)
    {
        var values = RandomValues(known, random);
        known.IsTouched = true;
        Log.Add(Indent + $"fill {Describe(known)} {Text(values)}");
        if (known.Instance is Leaf leaf)
            leaf.Fill(values);
        else
            ((Holder)known.Instance).Fill(values);
        await CompareAsync("fill");
    }

    private Task SaveAsync(Known known, Dictionary<string, object?> values)
    {
        HoldNothingNew(known);
        if (mapping.Part == 3 && values.ContainsKey(mapping.PartName) && store.Find(known.IsLeaf, known.Id) is null && !known.IsNew)
            return Task.CompletedTask; // EF writes a document that was replaced by an equal one
        var target = With(Row.Of(known.Instance, mapping), values);
        return CallAsync(
            $"save {Describe(known)} {Text(values)}",
            CanSave(known, target) && AreTrackedSound(known),
            known,
            () => known.Instance is Leaf leaf ? UpdateAsync(leaf, values) : UpdateAsync((Holder)known.Instance, values),
            () =>
            {
                if (!Row.AreEqual(Row.Of(known.Instance, mapping), target))
                    throw new Difference($"the saved instance is {Row.Text(Row.Of(known.Instance, mapping))}, and should be {Row.Text(target)}");
                Saved(known);
            });
    }

    /// <summary>The leaves of a new holder are moved to it.</summary>
    private static void HoldNothingNew(Known known)
    {
        if (known is not { Instance: Holder holder, Original: null })
            return;
        holder.Team.Clear();
        holder.Leaves.Clear();
    }

    private static Task<T> UpdateAsync<T>(T instance, Dictionary<string, object?> values)
        where T : class, IActiveRecordMixin
        => values.Count == 0 ? instance.SaveAsync(cancellationToken: Cancellation) : instance.UpdateAsync(values, cancellationToken: Cancellation);

    private Task DeleteAsync(Known known)
    {
        var row = store.Find(known.IsLeaf, known.Id);
        var id = known.Id;
        if (!known.IsLeaf && ambient?.ChangeTracker.Entries<Leaf>().Any(entry => entry.Entity.HolderId == id && !IsFollowed(entry.Entity)) == true)
            return Task.CompletedTask; // it deletes one that is not followed any more
        var cascaded = known.IsLeaf || !mapping.NeedsHolder ? [] : all.FindAll(other => other.IsTracked && Refers(other, id));
        return CallAsync(
            $"delete {Describe(known)}",
            row is not null
                && IsTokenRight(known, row, Row.Of(known.Instance, mapping))
                && IsPartDeletable(known, row)
                && AreTrackedSoundWithout(known, cascaded)
                && cascaded.TrueForAll(leaf => store.Leaves.ContainsKey(leaf.Id)),
            known,
            () => known.Instance is Leaf leaf
                ? leaf.DeleteAsync(cancellationToken: Cancellation)
                : ((Holder)known.Instance).DeleteAsync(cancellationToken: Cancellation),
            () =>
            {
                SavedTracked(known); // leaves that were moved to another holder are saved there first
                store = store.Without(known.IsLeaf, id, mapping);
                known.State = KnownState.Deleted;
                foreach (var leaf in cascaded)
                {
                    store = store.Without(isLeaf: true, leaf.Id, mapping);
                    leaf.State = KnownState.Deleted;
                }
            },
            releasedFrom: known.IsLeaf ? null : id);
    }

    private bool IsFollowed(object instance) => all.Exists(known => ReferenceEquals(known.Instance, instance));

    private async Task DestroyAsync(Random random)
    {
        var isLeaf = random.Next(2) == 0;
        var ids = isLeaf ? [.. store.Leaves.Keys] : HolderIds;
        if (ids.Count == 0 || (mapping.Part == 2 && !isLeaf))
            return; // the rows of the part go by a cascade of the database, which not every mapping has
        if (mapping is { Inheritance: 1, HasClientKeys: false } && !isLeaf && !Autoincrement.IsPossibleOverTables)
            return; // SQLite reuses the key of such a row, while a context may track the instance that had it
        var id = ids[random.Next(ids.Count)];
        await CallAsync(
            $"destroy {(isLeaf ? "leaf" : "holder")} {id}",
            true,
            null,
            async () =>
            {
                var count = isLeaf
                    ? await Leaf.DestroyAsync([id], cancellationToken: Cancellation)
                    : await Holder.DestroyAsync([id], cancellationToken: Cancellation);
                if (count != (isLeaf || !IsHidden(store.Holders[id]) ? 1 : 0))
                    throw new Difference($"destroyed {count}");
            },
            () =>
            {
                if (isLeaf || !IsHidden(store.Holders[id]))
                    store = store.Without(isLeaf, id, mapping);
            });
    }

    private Task RefreshAsync(Known known)
    {
        var row = store.Find(known.IsLeaf, known.Id);
        return CallAsync(
            $"refresh {Describe(known)}",
            row is not null && !(known.IsNew && !mapping.HasClientKeys),
            known,
            () => known.Instance is Leaf leaf
                ? leaf.RefreshAsync(cancellationToken: Cancellation)
                : ((Holder)known.Instance).RefreshAsync(cancellationToken: Cancellation),
            () =>
            {
                if (!Row.AreEqual(row!, Row.Of(known.Instance, mapping))) // there, as the call has succeeded
                    throw new Difference($"refreshed to {Row.Text(Row.Of(known.Instance, mapping))}, and should be {Row.Text(row!)}"); // as above
                known.State = new KnownState(row, known.Held, IsNew: false, IsDeleted: false, IsTracked: depth > 0);
                known.IsAssignPending = false;
            });
    }

    private Task AssignMarksAsync(Known known, Random random)
    {
        if (known.IsTracked && store.Find(isLeaf: false, known.Id) is null)
            return Task.CompletedTask; // whether it is missed depends on what changes
        HoldNothingNew(known);
        var target = Row.Of(known.Instance, mapping);
        var codes = new[] { "m0", "m1", "m2" }.Where(_ => random.Next(2) == 0).ToList();
        return CallAsync(
            $"assign marks {string.Join(" ", codes)} to {Describe(known)}",
            CanSaveColumns(known, target) && AreTrackedSound(known) && (codes.Count == 0 || CanBeLinked(known)),
            known,
            async () => await ((Holder)known.Instance).UpdateAsync(new { Marks = await MarksAsync(codes) }, cancellationToken: Cancellation),
            () =>
            {
                known.Links = known.Held; // what is replaced is not compared
                assigned.Add(known);
                Saved(known);
                store = store with
                {
                    Links = store.Links.Except(store.Links.Where(link => link.Holder == known.Id)).Union(codes.Select(code => (known.Id, code))),
                };
            });
    }

    private static async Task<List<Mark>> MarksAsync(List<string> codes)
    {
        var marks = new List<Mark>();
        foreach (var code in codes)
            marks.Add(await Mark.Where(new { Code = code }).SingleAsync(Cancellation));
        return marks;
    }

    private Task AssignLeavesAsync(Known known, Random random)
    {
        if (store.Find(isLeaf: false, known.Id) is null || known.IsNew)
            return Task.CompletedTask;
        var holder = (Holder)known.Instance;
        var target = Row.Of(holder, mapping);
        var former = holder.Leaves.ToList();
        var tracked = all.Where(other => other.IsTracked).ToHashSet();
        var lost = all.FindAll(other => other is { IsLeaf: true, Original: not null }
            && Refers(other, known.Id)
            && (other.IsTracked || former.Contains(other.Instance))
            && store.Find(isLeaf: true, other.Id) is null);
        var leaves = all.Where(other => CanBePlaced(other) && random.Next(3) == 0).DistinctBy(other => other.Id).ToList();
        if (mapping.NeedsHolder)
            lost.AddRange(all.Where(other => IsOnItsWay(other, known.Id) && !leaves.Exists(leaf => leaf.Id == other.Id)));
        var there = leaves.Where(leaf => IsThere(leaf, known.Id)).ToList();
        return CallAsync(
            $"assign leaves {string.Join(", ", leaves.Select(Describe))} to {Describe(known)}",
            CanSave(known, target)
                && AreTrackedSound(known, leaves, replaces: true)
                && Leaving(known.Id, leaves, former).TrueForAll(leaf => CanSave(leaf, Row.Of(leaf.Instance, mapping))),
            known,
            () => holder.UpdateAsync(new { Leaves = leaves.ConvertAll(leaf => (Leaf)leaf.Instance) }, cancellationToken: Cancellation),
            () =>
            {
                foreach (var leaf in lost)
                {
                    store = store.Without(isLeaf: true, leaf.Id, mapping);
                    leaf.State = KnownState.Deleted;
                    all.Remove(leaf); // whether it notices that its row is deleted depends on the relations that were read
                }

                known.HasAssigned = true;
                Placed(known.Id, leaves, [.. leaves.Except(there)], leaf => tracked.Contains(leaf) || former.Contains(leaf.Instance));
                Saved(known);
            });
    }

    /// <summary>Whether the foreign key of a tracked leaf refers to a holder, and an assigned list removes it again.</summary>
    private static bool IsOnItsWay(Known leaf, int id)
        => leaf is { IsTracked: true, Original: { } original } && Refers(leaf, id) && !Equals(original.GetValueOrDefault("HolderId"), id);

    private static bool IsThere(Known leaf, int id) => Refers(leaf, id) && Equals(leaf.Original?["HolderId"], id);

    private bool CanBePlaced(Known leaf)
        => leaf is { IsLeaf: true, Original: { } original, IsDeleted: false }
            && store.Find(isLeaf: true, leaf.Id) is { } row
            && Equals(row["HolderId"], original["HolderId"])
            && !IsTwin(leaf);

    private Task AddLeafAsync(Known known, Random random)
    {
        if (store.Find(isLeaf: false, known.Id) is null || known.IsNew || known.Original is null)
            return Task.CompletedTask;
        var holder = (Holder)known.Instance;
        if (all.Exists(other => other is { IsLeaf: true, Original: { } row }
            && holder.Leaves.Contains(other.Instance)
            && store.Find(isLeaf: true, other.Id) is null
            && !Equals(row["HolderId"], known.Id)))
            return Task.CompletedTask; // a leaf that was added to the list is written with it, and is found missing then
        var leaves = all
            .Where(other => CanBePlaced(other) && !(other.Left.Contains(known.Id) && known.Original is null) && !holder.Leaves.Contains(other.Instance))
            .ToList();
        if (leaves.Count == 0)
            return Task.CompletedTask;
        var leaf = leaves[random.Next(leaves.Count)];
        var isThere = IsThere(leaf, known.Id);
        var succeeds = CanSave(known, Row.Of(holder, mapping)) && AreTrackedSound(known, [leaf]);
        if (known.IsTracked && !succeeds)
            return Task.CompletedTask; // the leaf would stay in the list, and EF would find it there
        return CallAsync(
            $"add {Describe(leaf)} to {Describe(known)}",
            succeeds,
            known,
            async () =>
            {
                holder.Leaves.Add((Leaf)leaf.Instance);
                try
                {
                    await holder.SaveAsync(cancellationToken: Cancellation);
                }
                catch
                {
                    holder.Leaves.Remove((Leaf)leaf.Instance); // else the next save would write it
                    throw;
                }
            },
            () =>
            {
                Placed(known.Id, [leaf], isThere ? [] : [leaf], isTakenOut: null);
                Saved(known);
            });
    }
}
