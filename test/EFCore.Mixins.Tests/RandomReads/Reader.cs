using System.Reflection;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Runs reads on a mapping, and says where they differ from the objects in memory.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="graph">The objects.</param>
/// <param name="factory">Contexts of the mapping, which hold the same rows.</param>
internal sealed class Reader(Mapping mapping, Graph graph, IDbContextFactory<MappedContext> factory)
{
    private static readonly MethodInfo RunMethod
        = typeof(Reader).GetMethod(nameof(RunAsync), BindingFlags.NonPublic | BindingFlags.Instance)!; // named by nameof

    /// <summary>What differs; null where nothing does.</summary>
    public Task<string?> DifferenceAsync(Read read, CancellationToken token)
        => (Task<string?>)RunMethod.MakeGenericMethod(read.Root).Invoke(this, [read, token])!; // it returns a task

    private async Task<string?> RunAsync<T>(Read read, CancellationToken token)
        where T : class, IAllFeaturesMixin
    {
        var isHidden = read.SeesHidden ? _ => false : (Func<object, bool>)mapping.Hides;
        var judge = new Judge(isHidden);
        await using var db = factory.CreateDbContext();
        try
        {
            var whole = Query<T>(read, db);
            if (Refusals.AreRight(read, mapping))
                return "accepted, though the stored form of a column does not bear an operator";
            var expected = Sort(graph.Of(read.Root).Where(row => !isHidden(row) && (read.Term is null || judge.Holds(read.Term, row))), read, judge).ToList();
            var total = await whole.CountAsync(token);
            if (total != expected.Count)
                return $"counted {total}, expected {expected.Count}";
            if (read.Skip is { } skip)
                whole = whole.Skip(skip);
            if (read.Take is { } take)
                whole = whole.Take(take);
            var rows = await whole.ToListAsync(token);
            var page = expected.Skip(read.Skip ?? 0).Take(read.Take ?? int.MaxValue).ToList();
            if (!page.Select(Id).SequenceEqual(rows.Select(Id)))
                return $"got {string.Join(" ", rows.Select(Id))}, expected {string.Join(" ", page.Select(Id))}";
            return rows.Zip(page)
                .Select(pair => Graphs.Difference(pair.First, pair.Second, read, judge, mapping))
                .FirstOrDefault(difference => difference is not null);
        }
        catch (FilterException refused)
        {
            return Refusals.AreRight(read, mapping) ? null : $"refused: {refused.Message}";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Refusals.IsRight(failure, read, mapping) ? null : $"failed: {failure}";
        }
    }

    private static IQueryable<T> Query<T>(Read read, MappedContext db)
        where T : class, IAllFeaturesMixin
    {
        var where = read.Term is null ? null : Filter.And(read.Term.ToFilter());
        if (where is not null && read.Subqueries != SubqueryBehavior.Automatic)
            where = where.WithSubqueries(read.Subqueries);
        string[] order = [.. read.Order.Select(key => $"{key}"), "Id"];
        var plan = read.Plan.Count == 0 ? null : read.Plan.Aggregate(new LoadPlan(), (all, step) => step.Strategy switch
        {
            LoadStrategy.Joined => all.Joined(step.Path),
            LoadStrategy.Subquery => all.Subquery(step.Path),
            _ => all.SelectIn(step.Path),
        });
        var query = read.Door == Door.Context ? db.Set<T>().ApplyQuery(where, order, plan)
            : ((IQueryable<T>)Querying.Select<T>()).ApplyQuery(where, order, plan);
        query = query.AsTracking(read.Tracking);
        query = read.SeesHidden ? query.IgnoreQueryFilters() : query;
        return read.Door == Door.Tied ? query.On(db) : query;
    }

    private static IEnumerable<object> Sort(IEnumerable<object> rows, Read read, Judge judge)
    {
        var sorted = rows.OrderBy(_ => 0);
        foreach (var key in read.Order)
            sorted = sorted.ThenBy(row => key.Of(row, judge), Comparer<object?>.Create(key.Compare));
        return sorted.ThenBy(Id);
    }

    private static int Id(object row) => (int)row.GetType().GetProperty("Id")!.GetValue(row)!; // all rows have one
}
