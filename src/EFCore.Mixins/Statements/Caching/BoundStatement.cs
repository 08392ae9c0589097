using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement whose filter, order and plan are bound to the model. Its tree is built when it is first needed.</summary>
/// <param name="row">The row of the filter.</param>
/// <param name="filter">The filter.</param>
/// <param name="order">The sort keys as they are written.</param>
/// <param name="loads">The relations of the plan.</param>
/// <param name="tree">Builds the tree.</param>
internal sealed class BoundStatement(
    RowVariable row,
    FilterNode filter,
    IReadOnlyList<string> order,
    IReadOnlyList<LoadNode> loads,
    Func<Expression> tree)
{
    private readonly Lock gate = new();
    private volatile Expression? built;
    private volatile KeyedStatement? call;
    private volatile bool isRead;
    private StatementKeyWriter? written;

    /// <summary>The tree. It is built once.</summary>
    public Expression Tree
    {
        get
        {
            if (built is { } known)
                return known;
            lock (gate)
                return built ??= tree();
        }
    }

    /// <summary>Whether relations are loaded with the rows.</summary>
    public bool HasLoads => loads.Count > 0;

    /// <summary>Whether the statement is ordered.</summary>
    public bool IsOrdered => order.Count > 0;

    /// <summary>The statement with its statement key; null if it has none.</summary>
    public KeyedStatement? Call
    {
        get
        {
            if (isRead)
                return call;
            lock (gate)
            {
                if (!isRead)
                    call = Read();
                isRead = true;
                return call;
            }
        }
    }

    /// <summary>
    ///     The key of the rows that the statement selects, without their order and what is loaded with them; null if they have none.
    /// </summary>
    public StatementKey? Selection
    {
        get
        {
            _ = Call; // reads the key
            return written?.Selection;
        }
    }

    private KeyedStatement? Read()
    {
        var writer = new StatementKeyWriter();
        writer.Add(row.Type);
        filter.Write(writer);
        writer.EndSelection();
        written = writer;
        writer.Add(order.Count);
        for (var i = 0; i < order.Count; i++)
            writer.Add(order[i]);
        if (!LoadNodes.AreWhole(loads))
            writer.Fail();
        LoadNodes.Write(loads, writer);
        return writer.Key is { } read
            ? new KeyedStatement(read, row.Type.ClrType, _ => Tree) { Values = writer.Values, HasLoads = HasLoads }
            : null;
    }
}
