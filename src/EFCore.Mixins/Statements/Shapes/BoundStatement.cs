using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Loading;
using EFCore.Mixins.Loading.Running;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>A statement of a filter, an order and a plan that are bound to the model; its tree is built when somebody asks for it.</summary>
/// <param name="row">The row of the filter.</param>
/// <param name="filter">The filter.</param>
/// <param name="order">The sort keys as they are written.</param>
/// <param name="loads">The relations of the plan.</param>
/// <param name="tree">Builds the tree.</param>
internal sealed class BoundStatement(Row row, Node filter, IReadOnlyList<string> order, IReadOnlyList<LoadNode> loads, Func<Expression> tree)
{
    private readonly Lock gate = new();
    private volatile Expression? built;
    private volatile ShapedCall? call;
    private volatile bool isRead;
    private ShapeWriter? written;

    /// <summary>The tree; the same one each time.</summary>
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

    /// <summary>Whether relations come with the rows.</summary>
    public bool HasLoads => loads.Count > 0;

    /// <summary>Whether the statement says an order.</summary>
    public bool IsOrdered => order.Count > 0;

    /// <summary>The statement by its shape; null where it has none.</summary>
    public ShapedCall? Call
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

    /// <summary>Which rows the statement selects, whatever their order is and comes with them; null where that has no shape.</summary>
    public StatementShape? Selection
    {
        get
        {
            _ = Call; // which is what reads it
            return written?.Selection;
        }
    }

    private ShapedCall? Read()
    {
        var shape = new ShapeWriter();
        shape.Add(row.Type);
        filter.Write(shape);
        shape.EndSelection();
        written = shape;
        shape.Add(order.Count);
        for (var i = 0; i < order.Count; i++)
            shape.Add(order[i]);
        if (!LoadNodes.AreWhole(loads))
            shape.Fail();
        LoadNodes.Write(loads, shape);
        return shape.Shape is { } read ? new ShapedCall(read, row.Type.ClrType, () => Tree) { HasLoads = HasLoads } : null;
    }
}
