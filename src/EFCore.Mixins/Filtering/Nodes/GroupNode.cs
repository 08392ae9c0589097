using System.Linq.Expressions;
using EFCore.Mixins.Statements.Shapes;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Nodes joined by AND or OR, flattened, free of constants, and with what is costly last.</summary>
internal sealed class GroupNode : Node
{
    private GroupNode(bool isAnd, IReadOnlyList<Node> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
        Rows = parts.SelectMany(part => part.Rows).ToHashSet();
        Size = parts.Sum(part => part.Size);
        IsCostly = parts.Any(part => part.IsCostly);
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
        Node[] flat = [.. parts.SelectMany(part => part is GroupNode group && group.IsAnd == isAnd ? group.Parts : [part]).Where(part => part != identity)];
        return flat switch
        {
            [] => identity,
            [var only] => only,
            _ when flat.Contains(decisive) => decisive,
            _ => new GroupNode(isAnd, [.. flat.OrderBy(part => part.IsCostly)]),
        };
    }
}
