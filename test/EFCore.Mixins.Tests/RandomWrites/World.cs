using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>Runs the steps of a sequence on the library and on the store, and compares the two after each.</summary>
internal sealed partial class World(IDbContextFactory<RandomContext> factory, Mapping mapping)
{
    private readonly List<Known> all = [];
    private readonly List<Known> superseded = [];
    private readonly List<Known> assigned = [];
    private readonly HashSet<object> forgotten = new(ReferenceEqualityComparer.Instance);
    private Store store = new();
    private int nextKey = 1;
    private int depth;
    private RandomContext? ambient;

    /// <summary>How many calls threw, by the type of the exception.</summary>
    public Dictionary<string, int> Thrown { get; } = [];

    public List<string> Log { get; } = [];

    private string Indent => new(' ', depth * 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private List<int> HolderIds => [.. store.Holders.Keys];

    public async Task RunAsync(IReadOnlyList<Step> steps)
    {
        foreach (var code in new[] { "m0", "m1", "m2" })
            await Mark.CreateAsync(new { Code = code }, cancellationToken: Cancellation);
        var queue = new Queue<Step>(steps);
        await RunAsync(queue);
    }

    private async Task RunAsync(Queue<Step> queue)
    {
        while (queue.TryDequeue(out var step))
        {
            if (step.Kind is StepKind.Commit or StepKind.RollBack or StepKind.Retry)
                await RunUnitAsync(
                    StepsOfUnit(queue),
                    commits: step.Kind != StepKind.RollBack,
                    fails: step.Kind == StepKind.Retry && mapping.Retries && depth == 0);
            else
                await RunAsync(step);
        }
    }

    private static List<Step> StepsOfUnit(Queue<Step> queue)
    {
        var (steps, inner) = (new List<Step>(), 0);
        while (queue.TryDequeue(out var step) && (step.Kind != StepKind.End || inner > 0))
        {
            steps.Add(step);
            inner += step.Kind is StepKind.Commit or StepKind.RollBack or StepKind.Retry ? 1 : step.Kind == StepKind.End ? -1 : 0;
        }

        return steps;
    }

    /// <summary>Runs the steps of a unit.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="commits">Whether it is committed.</param>
    /// <param name="fails">Whether its first attempt fails at its end, so that it is run again.</param>
    private async Task RunUnitAsync(List<Step> steps, bool commits, bool fails)
    {
        var (attempts, assignedBefore) = (0, assigned.Count);
        var (before, states, members) = (store, all.ToDictionary(known => known, known => known.State), all.ToDictionary(known => known, Members));
        var relations = all.ToDictionary(known => known, known => new Relations(known.Instance));
        Log.Add($"{Indent}unit, {(fails ? "run twice" : commits ? "committed" : "rolled back")}");
        depth++;
        try
        {
            await Contexts.InTransactionAsync<RandomContext>(
                async db =>
                {
                    ambient = db;
                    if (attempts++ > 0)
                        await RunAgainAsync();
                    await RunAsync(new Queue<Step>(steps));
                    if (!commits)
                        throw new OperationCanceledException();
                    if (fails && attempts == 1)
                        throw new IOException();
                },
                cancellationToken: Cancellation);
        }
        catch (OperationCanceledException) when (!commits)
        {
        }

        depth--;
        if (depth == 0)
            ambient = null;
        if (!commits)
            TakeBack();
        if (depth == 0)
            all.ForEach(known => (known.IsTracked, known.WasInserted) = (false, false));
        await CompareAsync("end of unit");

        void TakeBack()
        {
            RollBack(before, states, members);
            foreach (var known in all.Where(known => !known.IsTracked))
                (relations.GetValueOrDefault(known) ?? new Relations(known.Instance, isEmpty: true)).Restore(); // what EF has put there would be saved
            forgotten.UnionWith(all.Where(known => known is { HasAssigned: true, IsTracked: false }).Select(known => known.Instance));
            all.RemoveAll(known => forgotten.Contains(known.Instance));
            assigned.Skip(assignedBefore).ToList().ForEach(known => known.IsAssignPending = true);
            assigned.RemoveRange(assignedBefore, assigned.Count - assignedBefore);
        }

        async Task RunAgainAsync()
        {
            depth = 0;
            TakeBack();
            all.ForEach(known => (known.IsTracked, known.WasInserted) = (false, false));
            await CompareAsync("failed attempt");
            depth = 1;
            Log.Add(Indent + "again");
        }
    }

    /// <summary>The columns and marks of an instance.</summary>
    private Columns Members(Known known) => Row.Of(known.Instance, mapping).Add("Marks", string.Join(" ", known.Held));

    private void RollBack(Store before, Dictionary<Known, KnownState> states, Dictionary<Known, Columns> members)
    {
        store = before;
        all.AddRange(superseded.Where(known => states.ContainsKey(known) && !all.Contains(known)));
        superseded.Clear();
        foreach (var known in all)
        {
            if (states.TryGetValue(known, out var state))
            {
                if (depth > 0 && state.IsTracked && !Row.AreEqual(members[known], Members(known)))
                    throw new Difference($"a tracked instance has not gone back to {Row.Text(members[known])}: {Row.Text(Members(known))}");
                if (state.IsNew || !(known.IsDeleted && store.Find(known.IsLeaf, known.Id) is null) || (depth > 0 && IsTracked(known)))
                    known.State = state; // an instance that was found missing stays so unless it is tracked again
            }
            else
            {
                known.State = new KnownState(null, null, known.IsNew || known.WasInserted, IsDeleted: false, IsTracked: false);
            }

            known.WasInserted = known.WasInserted && states.ContainsKey(known);
        }
    }

    private bool IsTracked(Known known) => ambient?.ChangeTracker.Entries().Any(entry => ReferenceEquals(entry.Entity, known.Instance)) == true;

    private async Task CompareAsync(string step)
    {
        var actual = ambient is null ? await ReadAsync() : await ReadAsync(ambient);
        if (actual.ToString() != store.ToString())
            throw new Difference($"after '{step}' the rows are\n{actual}\n  and should be\n{store}");
        foreach (var known in all)
        {
            if (known.IsNew && !mapping.HasClientKeys && known.Id != 0)
                throw new Difference($"after '{step}' a new instance has the key {known.Id}");
            if (known is { Original: { } original, IsNew: false, IsDeleted: false }
                && IsDirty(known) != !Row.AreEqual(original, Row.Of(known.Instance, mapping)))
                throw new Difference($"after '{step}' {Describe(known)} has changes {Changes(known)}, its row was {Row.Text(original)}");
        }
    }

    private async Task<Store> ReadAsync()
    {
        await using var db = factory.CreateDbContext();
        return await ReadAsync(db);
    }

    private async Task<Store> ReadAsync(RandomContext db)
    {
        var holders = await db.Set<Holder>().IgnoreQueryFilters().AsNoTracking().ToListAsync(Cancellation);
        var leaves = await db.Set<Leaf>().AsNoTracking().ToListAsync(Cancellation);
        var links = await db.Set<Holder>()
            .IgnoreQueryFilters()
            .SelectMany(row => row.Marks, (row, mark) => new { row.Id, mark.Code })
            .ToListAsync(Cancellation);
        return new Store
        {
            Holders = holders.Aggregate(new Store().Holders, (rows, row) => rows.Add(row.Id, Row.Of(row, mapping))),
            Leaves = leaves.Aggregate(new Store().Leaves, (rows, row) => rows.Add(row.Id, Row.Of(row, mapping))),
            Links = links.Aggregate(new Store().Links, (rows, link) => rows.Add((link.Id, link.Code))),
        };
    }

    private static bool IsDirty(Known known) => Changed(known).Any();

    private static string Changes(Known known) => string.Join(", ", Changed(known));

    /// <summary>The changed columns; relations are compared by their rows.</summary>
    private static IEnumerable<string> Changed(Known known)
        => (known.Instance is Leaf leaf ? leaf.Changes() : ((Holder)known.Instance).Changes())
            .Where(change => change.Key is not ("Team" or "Leaves" or "Marks" or "Boss" or "Holder"))
            .Select(change => $"{change.Key}: {change.Value.Original} → {change.Value.Current}");

    private string Describe(Known known)
        => $"{known.Instance.GetType().Name} #{all.IndexOf(known)} (key {known.Id}: {Row.Text(Row.Of(known.Instance, mapping))})";
}
