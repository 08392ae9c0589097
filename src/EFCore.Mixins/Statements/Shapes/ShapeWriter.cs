using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Inspecting;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>Writes what a statement is apart from its values: two statements that write the same parts have one tree, in which only the values of parameters differ.</summary>
internal sealed class ShapeWriter
{
    private const int UsualParts = 24;

    private readonly List<object?> parts = new(UsualParts);
    private readonly List<object?> values = [];
    private List<Row>? rows;
    private bool isShapeless;
    private (int Parts, int Values)? selection;

    /// <summary>The shape of what was written; null where it has none.</summary>
    public StatementShape? Shape => isShapeless ? null : new StatementShape([.. parts], [.. values]);

    /// <summary>The shape of what was written before <see cref="EndSelection" />; null where that has none.</summary>
    public StatementShape? Selection => selection is var (count, known) ? new StatementShape([.. parts.Take(count)], [.. values.Take(known)]) : null;

    /// <summary>Says that what selects rows was written: what follows says in which order they come, and what comes with them.</summary>
    public void EndSelection() => selection = isShapeless ? null : (parts.Count, values.Count);

    /// <summary>Writes what belongs to the shape. Parts are compared by <see cref="object.Equals(object)"/>.</summary>
    public void Add(object? part) => parts.Add(part);

    /// <inheritdoc cref="Add(object?)" />
    public void Add(bool part) => parts.Add(Numbers.Of(part ? 1 : 0));

    /// <inheritdoc cref="Add(object?)" />
    public void Add(int part) => parts.Add(Numbers.Of(part));

    /// <summary>Writes a value, which does not belong to the shape.</summary>
    public void Add(Argument argument)
    {
        if (argument.Position < 0)
        {
            argument.Position = values.Count;
            values.Add(argument.Value);
            isShapeless |= HasNul(argument.Value);
        }

        parts.Add(Numbers.Of(argument.Position));
    }

    /// <summary>Writes the members of a path; a computed member stands for an expression of the user's, whose values are not seen here.</summary>
    public void Add(IReadOnlyList<Member> path)
    {
        parts.Add(Numbers.Of(path.Count));
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].Hybrid is not null)
                isShapeless = true;
            else
                parts.Add(path[i].Metadata);
        }
    }

    /// <summary>Writes a row variable: where it comes from the first time, its number each time.</summary>
    public void Add(Row row)
    {
        var number = rows?.IndexOf(row) ?? -1;
        if (number >= 0)
        {
            parts.Add(Numbers.Of(number));
            return;
        }

        if (row.Parent is { } parent)
            Add(parent);
        (rows ??= new(1)).Add(row);
        parts.Add(row.Type);
        Add(row.Path);
    }

    /// <summary>Says that the tree has values that are not known here.</summary>
    public void Fail() => isShapeless = true;

    /// <summary>Databases that cannot hold such a text get another tree for it.</summary>
    private static bool HasNul(object? value)
        => value switch
        {
            string text => text.Contains('\0', StringComparison.Ordinal),
            List<object> list => list.Exists(item => item is string text && text.Contains('\0', StringComparison.Ordinal)),
            _ => false,
        };

    private static class Numbers
    {
        private static readonly object[] Small = [.. Enumerable.Range(0, 256).Select(number => (object)number)];

        public static object Of(int number) => number < Small.Length ? Small[number] : number;
    }
}
