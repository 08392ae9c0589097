using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Nodes joined by AND or OR, flattened, free of constants, and with what is costly last.</summary>
internal sealed class GroupNode : Node
{
    private GroupNode(bool isAnd, IReadOnlyList<Node> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
        Rows = Row.None;
        foreach (var part in parts)
        {
            Rows = Union(Rows, part.Rows);
            Size += part.Size;
            IsCostly |= part.IsCostly;
        }
    }

    public bool IsAnd { get; }

    public IReadOnlyList<Node> Parts { get; }

    public override IReadOnlySet<Row> Rows { get; }

    public override int Size { get; }

    public override bool IsCostly { get; }

    public static Node And(IEnumerable<Node> parts) => Join(isAnd: true, parts);

    public static Node Or(IEnumerable<Node> parts) => Join(isAnd: false, parts);

    public override Node Negate() => Join(!IsAnd, Parts.Select(part => part.Negate()));

    public override Node Without(Row row)
        => Rows.Contains(row) ? Join(IsAnd, Parts.Select(part => part.Without(row))) : this;

    public override Expression Build(RowValues rows)
        => Balanced.Join(IsAnd ? Expression.AndAlso : Expression.OrElse, [.. Parts.Select(part => part.Build(rows))]);

    public override void Write(ShapeWriter shape)
    {
        shape.Add(IsAnd ? nameof(And) : nameof(Or));
        shape.Add(Parts.Count);
        foreach (var part in Parts)
            part.Write(shape);
    }

    private static Node Join(bool isAnd, IEnumerable<Node> parts)
    {
        var (identity, decisive) = isAnd ? (ConstantNode.True, ConstantNode.False) : (ConstantNode.False, ConstantNode.True);
        var flat = new List<Node>();
        var cheap = 0;
        foreach (var part in parts)
            cheap = Add(part, isAnd, identity, flat, cheap);
        return flat switch
        {
            [] => identity,
            [var only] => only,
            _ when flat.Contains(decisive) => decisive,
            _ => new GroupNode(isAnd, flat),
        };
    }

    /// <summary>Adds a part, or those of a group of the same kind; what is cheap goes behind what is cheap already.</summary>
    private static int Add(Node part, bool isAnd, ConstantNode identity, List<Node> flat, int cheap)
    {
        if (part is GroupNode group && group.IsAnd == isAnd)
        {
            foreach (var inner in group.Parts)
                cheap = Add(inner, isAnd, identity, flat, cheap);
        }
        else if (part != identity)
        {
            flat.Insert(part.IsCostly ? flat.Count : cheap++, part);
        }

        return cheap;
    }

    private static IReadOnlySet<Row> Union(IReadOnlySet<Row> left, IReadOnlySet<Row> right)
        => right.Count == 0 || ReferenceEquals(left, right) ? left : left.Count == 0 ? right : (HashSet<Row>)[.. left, .. right];
}
