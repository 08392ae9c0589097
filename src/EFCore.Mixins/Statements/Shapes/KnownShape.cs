using System.Linq.Expressions;
using EFCore.Mixins.Loading;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>What is known of the statements of one shape on one model: the parameters of their compiled query, and what follows it. It holds no context, and no value of a statement.</summary>
internal sealed class KnownShape
{
    /// <summary>Statements whose trees EF has to see each time.</summary>
    public static KnownShape Unfit { get; } = new();

    public Slot[] Slots { get; init; } = [];

    /// <summary>The relations of the rows.</summary>
    public IReadOnlyList<LoadNode> Nodes { get; init; } = [];

    /// <summary>The columns that are read beside the rows.</summary>
    public IReadOnlyList<IProperty> Columns { get; init; } = [];

    /// <summary>The calls that concern the queries of relations too, on no rows.</summary>
    public IReadOnlyList<MethodCallExpression> Calls { get; init; } = [];

    /// <summary>Whether the context tracks the rows.</summary>
    public bool IsTracking { get; init; }
}
