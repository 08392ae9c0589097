using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A row variable: the root of a statement, or the related rows that a to-many path reaches.</summary>
internal sealed class RowVariable
{
    /// <summary>No rows.</summary>
    public static IReadOnlySet<RowVariable> None { get; } = new HashSet<RowVariable>();

    private RowVariable(ITypeBase type, RowVariable? parent, IReadOnlyList<EntityMember> path, bool isRoot, SubqueryBehavior subqueries)
    {
        Subqueries = subqueries;
        Type = type;
        Parent = parent;
        Path = path;
        IsRoot = isRoot;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public ITypeBase Type { get; }

    public RowVariable? Parent { get; }

    /// <summary>The relations that lead from the parent to this row.</summary>
    public IReadOnlyList<EntityMember> Path { get; }

    /// <summary>Whether conditions apply to each row, instead of choosing one.</summary>
    public bool IsRoot { get; }

    public int Depth { get; }

    /// <summary>The variable. It is created on demand, because most statements are found by their statement key and need none.</summary>
    public ParameterExpression Parameter
        => field ??= Expression.Parameter(Type.ClrType, $"{char.ToLowerInvariant(Type.ClrType.Name[0])}{(Depth == 0 ? "" : Depth)}");

    /// <summary>How the row is looked up if the filter does not choose it.</summary>
    public SubqueryBehavior Subqueries { get; }

    /// <summary>The row and its parents, up to the root that it comes from.</summary>
    public IReadOnlySet<RowVariable> Chosen => field ??= IsRoot ? None : (HashSet<RowVariable>)[this, .. Parent?.Chosen ?? None];

    /// <summary>The rows of a statement.</summary>
    public static RowVariable Root(ITypeBase type, SubqueryBehavior subqueries = SubqueryBehavior.Automatic)
        => new(type, null, [], isRoot: true, subqueries);

    /// <summary>A row to be chosen from those at the end of <paramref name="path" />.</summary>
    public RowVariable Related(IReadOnlyList<EntityMember> path) => new(TargetOf(path), this, path, isRoot: false, Subqueries);

    /// <summary>The rows of a quantifier: a root for the filter inside it.</summary>
    public RowVariable Quantified(IReadOnlyList<EntityMember> path) => new(TargetOf(path), this, path, isRoot: true, Subqueries);

    /// <summary>Writes the origin of the row the first time, and its number each time.</summary>
    public void Write(StatementKeyWriter writer)
    {
        if (writer.TryAddNumber(this))
            return;
        Parent?.Write(writer);
        writer.Number(this);
        writer.Add(Type);
        writer.Add(Path);
    }

    private static ITypeBase TargetOf(IReadOnlyList<EntityMember> path)
        => path[^1].Target ?? throw new ArgumentException($"'{path[^1].Name}' leads to no rows.", nameof(path));
}
