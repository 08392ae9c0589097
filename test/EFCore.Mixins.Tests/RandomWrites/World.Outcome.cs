using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <content>The expected outcome of calls.</content>
internal sealed partial class World
{
    /// <summary>
    ///     Runs a call. A call that cannot succeed must throw a typed exception and change nothing. Where a holder is deleted and there are no
    ///     constraints, references to it may be null: EF sets them on tracked rows.
    /// </summary>
    private async Task CallAsync(string text, bool succeeds, Known? known, Func<Task> call, Action settle, int? releasedFrom = null)
    {
        Log.Add(Indent + text);
        var members = all.ConvertAll(Members);
        var key = known?.Id;
        try
        {
            await call();
        }
        catch (Exception exception) when (exception is not Difference)
        {
            Thrown[exception.GetType().Name] = Thrown.GetValueOrDefault(exception.GetType().Name) + 1;
            if (succeeds || !IsTyped(exception))
                throw new Difference($"'{text}' threw", exception);
            for (var i = 0; i < members.Count; i++)
            {
                if (!Row.AreEqual(members[i], Members(all[i])))
                    throw new Difference($"'{text}' failed and left {Row.Text(Members(all[i]))} of {Row.Text(members[i])}", exception);
            }

            if (known?.Id != key)
                throw new Difference($"'{text}' failed and left the key {known?.Id}", exception);
            await CompareAsync(text);
            return;
        }

        if (!succeeds && !(known is { Instance: Holder { BossId: { } boss } } && boss == known.Id))
            throw new Difference($"'{text}' should throw"); // unless the new row got the key that it refers to
        LookAtTracker();
        settle();
        LookAtTracker();
        await AdoptAsync();
        if (releasedFrom is { } id && !mapping.HasConstraints)
            Release(ambient is null ? await ReadAsync() : await ReadAsync(ambient), id);
        await CompareAsync(text);
    }

    /// <summary>A unit may track an instance that is no longer known here, because a relation still contains it, and save its changes.</summary>
    private async Task AdoptAsync()
    {
        if (ambient is null || forgotten.Count == 0)
            return;
        var ids = ambient.ChangeTracker.Entries<Holder>().Where(entry => forgotten.Contains(entry.Entity)).Select(entry => entry.Entity.Id).ToList();
        if (ids.Count == 0)
            return;
        var actual = await ReadAsync(ambient);
        foreach (var id in ids)
        {
            if (actual.Find(isLeaf: false, id) is { } row)
                store = store.With(isLeaf: false, id, row);
        }
    }

    /// <summary>The library decides which instances a unit tracks besides those that calls were made on.</summary>
    private void LookAtTracker()
    {
        if (ambient is null)
            return;
        var tracked = ambient.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        all.ForEach(known => known.IsTracked = !known.IsDeleted && tracked.Contains(known.Instance));
    }

    private void Release(Store actual, int id)
    {
        var before = store;
        store = store.ReleasedAs(actual, id);
        foreach (var known in all)
        {
            if (known.Original is { } original
                && store.Find(known.IsLeaf, known.Id) is { } row
                && !ReferenceEquals(before.Find(known.IsLeaf, known.Id), row)
                && Row.AreEqual(Store.Released(Row.Of(known.Instance, mapping), id), Row.Of(known.Instance, mapping)))
            {
                known.Original = Store.Released(original, id);
            }
        }
    }

    private static bool IsTyped(Exception exception)
        => exception is ConstraintException or ModelNotFoundException or DbUpdateConcurrencyException or FillException
            || (exception is InvalidOperationException && exception.Message.Contains("can't be", StringComparison.Ordinal));

    private Known Remember(object instance)
    {
        if (all.Find(known => ReferenceEquals(known.Instance, instance)) is { } present)
            return present;
        all.Add(new Known(instance));
        return all[^1];
    }

    /// <param name="known">The instance.</param>
    /// <param name="target">The expected row.</param>
    /// <param name="isCalled">Whether the call is made on it, which then writes pending replacements.</param>
    private bool CanSave(Known known, Columns target, bool isCalled = true)
        => CanSaveColumns(known, target) && ((!isCalled && known.IsAssignPending) || CanLink(known));

    /// <summary>Whether the marks that were added and removed since the row was read can be written.</summary>
    private bool CanLink(Known known)
    {
        var (added, removed) = Linking(known);
        return !added.Exists(code => store.Links.Contains((known.Id, code)))
            && (added.Count == 0 || CanBeLinked(known))
            && (!known.IsTracked || removed.TrueForAll(code => store.Links.Contains((known.Id, code))));
    }

    /// <summary>Whether there is a row or one is being inserted.</summary>
    private bool CanBeLinked(Known known)
        => store.Find(isLeaf: false, known.Id) is not null || (IsInserted(known) && (known.Original is null || known.IsDeleted || known.IsNew));

    /// <summary>The added and removed marks. If the row is unknown, marks without a link are added, and none is removed.</summary>
    private (List<string> Added, List<string> Removed) Linking(Known known)
    {
        var linked = store.Links.Where(link => link.Holder == known.Id).Select(link => link.Mark);
        if (known is { IsAssignPending: true, IsNew: false, IsDeleted: false })
            return ([.. known.Held.Except(linked)], [.. linked.Except(known.Held)]);
        var before = known.Links ?? (known.IsNew || known.IsDeleted ? [] : [.. linked]);
        return ([.. known.Held.Except(before)], known.Links is null ? [] : [.. before.Except(known.Held)]);
    }

    private bool CanSaveColumns(Known known, Columns target)
    {
        var row = store.Find(known.IsLeaf, known.Id);
        if (known is { Original: { } original, IsDeleted: false, IsNew: false })
        {
            var changed = target.Where(column => !Equals(column.Value, original[column.Key])).ToList();
            if (known.IsTracked && row is null && !Row.AreEqual(original, Row.Of(known.Instance, mapping)))
                return false; // EF writes a value that was changed, even back
            return changed.Count == 0
                || (row is not null
                    && (changed.TrueForAll(IsElsewhere) || IsTokenRight(known, row, target))
                    && IsSound(changed)
                    && IsPartThere(original, row, changed));
        }

        if (row is null && !IsInserted(known))
            return false;
        return (known.IsLeaf || row is null || IsTokenRight(known, row, target))
            && IsSound(target)
            && !(mapping.NeedsHolder && known.IsLeaf && target["HolderId"] is null);
    }

    /// <summary>Whether a column is in another table than the token, so that the token is not compared.</summary>
    private bool IsElsewhere(KeyValuePair<string, object?> column)
        => (mapping.Part == 2 && column.Key is ("City" or "Zip")) || (mapping.Inheritance == 1 && column.Key == "Extra");

    /// <summary>Whether a part in a table of its own is still there, or still missing, where it was changed.</summary>
    private bool IsPartThere(Columns original, Columns row, List<KeyValuePair<string, object?>> changed)
        => mapping.Part != 2 || !changed.Exists(column => column.Key is "City" or "Zip") || original["City"] is null == row["City"] is null;

    /// <summary>Whether a part in its own table that was loaded with the instance can be deleted with its row.</summary>
    private bool IsPartDeletable(Known known, Columns row)
        => known.IsLeaf || mapping.Part != 2 || (known.Original ?? Row.Of(known.Instance, mapping))["City"] is null || row["City"] is not null;

    private bool IsInserted(Known known) => known.IsNew || (!known.IsLeaf && mapping.HasClientKeys);

    private bool IsTokenRight(Known known, Columns row, Columns target)
        => known.IsLeaf || !mapping.HasToken || Equals(row["Number"], (known.IsDeleted ? null : known.Original)?["Number"] ?? target["Number"]);

    /// <summary>Whether the other tracked instances of the unit can be saved as well.</summary>
    private bool AreTrackedSound(Known? saved = null, IReadOnlyCollection<Known>? placed = null, bool replaces = false)
        => all.TrueForAll(other => !other.IsTracked
            || ReferenceEquals(other, saved)
            || (placed is not null && replaces && saved is not null && !placed.Contains(other) && Refers(other, saved.Id) && CanBeTakenOut(other))
            || CanSave(
                other,
                placed?.Contains(other) == true ? Row.Of(other.Instance, mapping).SetItem("HolderId", saved?.Id) : Row.Of(other.Instance, mapping),
                isCalled: false));

    private static bool Refers(Known leaf, int id) => leaf.Instance is Leaf { HolderId: { } holder } && holder == id;

    /// <summary>Whether a leaf can be taken out of the list of its holder: one without a row is out of it.</summary>
    private bool CanBeTakenOut(Known leaf)
        => mapping.NeedsHolder || store.Find(isLeaf: true, leaf.Id) is null || CanSave(leaf, Row.Of(leaf.Instance, mapping).SetItem("HolderId", null));

    /// <summary>As above, where a holder is deleted: rows that refer to it are deleted as well, or their references become null.</summary>
    private bool AreTrackedSoundWithout(Known deleted, List<Known> cascaded)
        => all.TrueForAll(other => !other.IsTracked
            || ReferenceEquals(other, deleted)
            || cascaded.Contains(other)
            || CanSave(other, deleted.IsLeaf ? Row.Of(other.Instance, mapping) : Store.Released(Row.Of(other.Instance, mapping), deleted.Id), isCalled: false));

    private bool IsSound(IEnumerable<KeyValuePair<string, object?>> columns)
        => columns.All(column => column.Key is not ("BossId" or "HolderId")
            || (column.Value is int id ? !mapping.HasConstraints || store.Holders.ContainsKey(id) : column.Key != "HolderId" || !mapping.NeedsHolder));

    private void Saved(Known known)
    {
        Write(known);
        SavedTracked(known);
    }

    /// <summary>A save in a unit also saves all other changes in it.</summary>
    private void SavedTracked(Known known)
    {
        foreach (var other in all.Where(other => other.IsTracked && !ReferenceEquals(other, known)).ToList())
            Write(other, isCalled: false);
    }

    private void Inserted(Known known)
    {
        known.IsNew = true;
        Saved(known);
    }

    /// <param name="known">The instance.</param>
    /// <param name="isCalled">Whether the call was made on it, which then writes pending replacements.</param>
    private void Write(Known known, bool isCalled = true)
    {
        var isPending = !isCalled && known.IsAssignPending;
        var current = Row.Of(known.Instance, mapping);
        var row = store.Find(known.IsLeaf, known.Id);
        if (known is { Original: { } original, IsDeleted: false, IsNew: false })
        {
            var isWholePart = original.GetValueOrDefault("City") is null != current.GetValueOrDefault("City") is null;
            var changed = current.Where(column => !Equals(column.Value, original[column.Key]) || (isWholePart && column.Key == "Zip")).ToList();
            if (known.IsLeaf && original["HolderId"] is int holder && !Equals(current["HolderId"], holder))
                known.Left.Add(holder);
            if (changed.Count > 0)
                store = store.With(known.IsLeaf, known.Id, WholePart(row!.SetItems(changed))); // there, as the save has succeeded
        }
        else
        {
            known.WasInserted |= row is null && depth > 0;
            if (row is null)
                Supersede(known);
            store = store.With(known.IsLeaf, known.Id, current);
        }

        var (added, removed) = isPending ? ([], []) : Linking(known);
        store = store with { Links = store.Links.Except(removed.Select(code => (known.Id, code))).Union(added.Select(code => (known.Id, code))) };
        known.State = new KnownState(current, known.Held, IsNew: false, IsDeleted: false, IsTracked: depth > 0);
        (known.IsTouched, known.IsAssignPending) = (false, isPending);
    }

    /// <summary>An optional complex member is null where its city is, whatever its zip.</summary>
    private Columns WholePart(Columns row) => mapping.Part == 5 && row.TryGetValue("City", out var city) && city is null ? row.SetItem("Zip", null) : row;

    /// <summary>A database may reuse a key: the instance that had it does not represent that row any more.</summary>
    private void Supersede(Known known)
    {
        var former = all.FindAll(other => !ReferenceEquals(other, known) && other.IsLeaf == known.IsLeaf && other.Id == known.Id);
        superseded.AddRange(former);
        all.RemoveAll(former.Contains);
    }

    /// <summary>Leaves were added to a holder, and others removed from it.</summary>
    /// <param name="id">The key of the holder.</param>
    /// <param name="leaves">The added leaves.</param>
    /// <param name="moved">Those that had another holder.</param>
    /// <param name="isTakenOut">Whether an instance is updated when its row is removed; null if none is.</param>
    private void Placed(int id, List<Known> leaves, List<Known> moved, Func<Known, bool>? isTakenOut)
    {
        foreach (var leaf in moved)
        {
            var current = Row.Of(leaf.Instance, mapping).SetItem("HolderId", id);
            store = store.With(
                isLeaf: true,
                leaf.Id,
                store.Leaves[leaf.Id].SetItems(current.Where(column => !Equals(column.Value, leaf.Original?[column.Key]))));
            if (leaf.Original?["HolderId"] is int left && left != id)
                leaf.Left.Add(left);
            leaf.Original = current;
        }

        if (isTakenOut is null)
            return;
        Leaving(id, leaves, [.. all.Where(isTakenOut).Select(leaf => leaf.Instance).OfType<Leaf>()]).ForEach(leaf => Write(leaf));
        foreach (var (key, row) in store.Leaves
            .Where(row => row.Value["HolderId"] is int holder && holder == id && !leaves.Exists(leaf => leaf.Id == row.Key))
            .ToList())
        {
            store = mapping.NeedsHolder ? store.Without(isLeaf: true, key, mapping) : store.With(isLeaf: true, key, row.SetItem("HolderId", null));
            foreach (var leaf in all.Where(leaf => leaf.IsLeaf && leaf.Id == key && leaf.Original is not null && isTakenOut(leaf)))
            {
                if (mapping.NeedsHolder)
                    leaf.State = KnownState.Deleted;
                else
                    leaf.Original = leaf.Original!.SetItem("HolderId", null); // it is known
            }
        }
    }

    /// <summary>Leaves that are to move from a holder to another one, and whose rows still refer to the first.</summary>
    private List<Known> Leaving(int id, List<Known> leaves, List<Leaf> former)
        => all.FindAll(leaf => leaf is { Instance: Leaf instance, Original: { } original }
            && former.Contains(instance)
            && !leaves.Exists(other => other.Id == leaf.Id)
            && Equals(original["HolderId"], id)
            && instance.HolderId != id
            && store.Leaves.ContainsKey(leaf.Id));

    private bool IsHidden(Columns row) => mapping.HasFilter && row["Name"] is "hidden";

    private static Columns With(Columns row, Dictionary<string, object?> values)
    {
        foreach (var (name, value) in values)
        {
            row = name switch
            {
                "Place" or "Spot" => row.SetItem("City", CityOf(value)).SetItem("Zip", ZipOf(value)),
                "Ref" => row,
                "Data" => row.SetItem(name, value is byte[] bytes ? Convert.ToHexString(bytes) : null),
                _ => row.SetItem(name, value),
            };
        }

        return row;
    }

    private static string Text(Dictionary<string, object?> values)
        => string.Join(
            ", ",
            values.Select(value => $"{value.Key}={(CityOf(value.Value) is { } city ? $"{city}/{ZipOf(value.Value)}" : value.Value ?? "null")}"));

    private static string? CityOf(object? part) => (part as Place)?.City ?? (part as Spot)?.City;

    private static int? ZipOf(object? part) => (part as Place)?.Zip ?? (part as Spot)?.Zip;
}
