using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Nodes joined by AND or OR: flattened, without constants, and with costly nodes last.</summary>
internal sealed class GroupFilterNode : FilterNode
{
    private GroupFilterNode(bool isAnd, IReadOnlyList<FilterNode> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
        Rows = RowVariable.None;
        foreach (var part in parts)
        {
            Rows = Union(Rows, part.Rows);
            Size += part.Size;
            IsCostly |= part.IsCostly;
        }
    }

    public bool IsAnd { get; }

    public IReadOnlyList<FilterNode> Parts { get; }

    public override IReadOnlySet<RowVariable> Rows { get; }

    public override int Size { get; }

    public override bool IsCostly { get; }

    public static FilterNode And(IEnumerable<FilterNode> parts) => Join(isAnd: true, parts);

    public static FilterNode Or(IEnumerable<FilterNode> parts) => Join(isAnd: false, parts);

    public override FilterNode Negate() => Join(!IsAnd, Parts.Select(part => part.Negate()));

    public override FilterNode Without(RowVariable row)
        => Rows.Contains(row) ? Join(IsAnd, Parts.Select(part => part.Without(row))) : this;

    public override Expression Build(RowVariableValues rows)
        => BalancedExpressions.Join(IsAnd ? Expression.AndAlso : Expression.OrElse, [.. Parts.Select(part => part.Build(rows))]);

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(IsAnd ? nameof(And) : nameof(Or));
        writer.Add(Parts.Count);
        foreach (var part in Parts)
            part.Write(writer);
    }

    private static FilterNode Join(bool isAnd, IEnumerable<FilterNode> parts)
    {
        var (identity, decisive) = isAnd
            ? (ConstantFilterNode.True, ConstantFilterNode.False)
            : (ConstantFilterNode.False, ConstantFilterNode.True);
        var flat = new List<FilterNode>();
        var cheap = 0;
        foreach (var part in parts)
            cheap = Add(part, isAnd, identity, flat, cheap);
        return flat switch
        {
            [] => identity,
            [var only] => only,
            _ when flat.Contains(decisive) => decisive,
            _ => new GroupFilterNode(isAnd, flat),
        };
    }

    /// <summary>Adds a part, or the parts of a group of the same kind. A cheap part is inserted after the other cheap ones.</summary>
    private static int Add(FilterNode part, bool isAnd, ConstantFilterNode identity, List<FilterNode> flat, int cheap)
    {
        if (part is GroupFilterNode group && group.IsAnd == isAnd)
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

    private static IReadOnlySet<RowVariable> Union(IReadOnlySet<RowVariable> left, IReadOnlySet<RowVariable> right)
        => right.Count == 0 || ReferenceEquals(left, right) ? left : left.Count == 0 ? right : (HashSet<RowVariable>)[.. left, .. right];
}
