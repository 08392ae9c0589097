using EFCore.Mixins.Expressions;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;


namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Reads one relation by separate queries.</summary>
internal sealed class RelationFollowUp(RelationLoadRun run, LoadNode node)
{
    private readonly RelationColumns link = RelationColumns.Of(node.Relation);
    private readonly FollowUpQuery query = new(run, node);
    private readonly RelationConnector connector = new(node, run.Tracker);

    public async Task LoadAsync(LoadedRowSet parents, CancellationToken cancellationToken)
    {
        var known = ByKey(parents);
        foreach (var portion in Portions(parents, known.Keys))
        {
            var found = await query.ReadAsync(portion, cancellationToken).ConfigureAwait(false);
            Connect(known, portion.Keys, found);
            if (node.Children.Count > 0)
                await run.LoadAsync(Related(found), node.Children, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The parents by the values of the link. Parents without a value have no related rows.</summary>
    private Dictionary<object?[], List<object>> ByKey(LoadedRowSet parents)
    {
        var known = new Dictionary<object?[], List<object>>(link.Comparer);
        using (run.Quiet())
        {
            foreach (var parent in parents.Rows)
            {
                if (parents.Values(parent, link.Parent) is not { } key)
                    connector.Connect(parent.Row, []);
                else if (known.TryGetValue(key, out var same))
                    same.Add(parent.Row);
                else
                    known.Add(key, [parent.Row]);
            }
        }

        return known;
    }

    private IEnumerable<RelationKeyPortion> Portions(LoadedRowSet parents, Dictionary<object?[], List<object>>.KeyCollection keys)
        => keys.Count == 0 ? []
            : node.Strategy == LoadStrategy.Subquery ? [new RelationKeyPortion(
                keys,
                (row, columns) => RelatedRowQueries.IsAmong(run.Context, parents.Query, link.Parent, row, columns),
                null)]
            : KeyPredicateBuilder.Chunks(link.Parent, keys).Select(chunk => new RelationKeyPortion(
                chunk,
                (row, columns) => KeyPredicateBuilder.IsAmong(row, columns, chunk),
                chunk));

    private void Connect(Dictionary<object?[], List<object>> known, IEnumerable<object?[]> keys, LoadedRowSet found)
    {
        using var quiet = run.Quiet();
        var related = query.Group(found, link.Comparer);
        foreach (var key in keys.Distinct(link.Comparer))
        {
            foreach (var parent in known[key])
                connector.Connect(parent, related.TryGetValue(key, out var rows) ? rows : []);
        }
    }

    private LoadedRowSet Related(LoadedRowSet found)
    {
        using var quiet = run.Quiet();
        return node.Selection.IsLimited ? found.Through(node) : found;
    }
}
