using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Expressions;

/// <summary>
///     Writes what a statement is apart from its values: two statements that write the same parts have one tree, in which only the values of
///     parameters differ.
/// </summary>
internal sealed class StatementKeyWriter
{
    private const int UsualParts = 24;

    private readonly List<object?> parts = new(UsualParts);
    private readonly List<object?> values = [];
    private List<object>? variables;
    private bool needsTree;
    private (int Parts, int Values)? selection;

    /// <summary>The key of what was written; null where EF has to see the tree.</summary>
    public StatementKey? Key => needsTree ? null : new StatementKey([.. parts], [.. values]);

    /// <summary>The key of what was written before <see cref="EndSelection" />; null where that has none.</summary>
    public StatementKey? Selection => selection is var (count, known) ? new StatementKey([.. parts.Take(count)], [.. values.Take(known)]) : null;

    /// <summary>Ends the part that selects rows: what follows is their order, and what is loaded with them.</summary>
    public void EndSelection() => selection = needsTree ? null : (parts.Count, values.Count);

    /// <summary>Writes what belongs to the key. Parts are compared by <see cref="object.Equals(object)"/>.</summary>
    public void Add(object? part) => parts.Add(part);

    /// <inheritdoc cref="Add(object?)" />
    public void Add(bool part) => parts.Add(Numbers.Of(part ? 1 : 0));

    /// <inheritdoc cref="Add(object?)" />
    public void Add(int part) => parts.Add(Numbers.Of(part));

    /// <summary>Writes a value, which does not belong to the key.</summary>
    public void Add(ConditionValue argument)
    {
        if (argument.Position < 0)
        {
            argument.Position = values.Count;
            values.Add(argument.Value);
            needsTree |= HasNul(argument.Value);
        }

        parts.Add(Numbers.Of(argument.Position));
    }

    /// <summary>Writes the members of a path; a computed member stands for an expression of the user's, whose values are not seen here.</summary>
    public void Add(IReadOnlyList<EntityMember> path)
    {
        parts.Add(Numbers.Of(path.Count));
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].Hybrid is not null)
                needsTree = true;
            else
                parts.Add(path[i].Metadata);
        }
    }

    /// <summary>Writes the number of a row variable that has one; false where it has none yet.</summary>
    public bool TryAddNumber(object variable)
    {
        var number = variables?.IndexOf(variable) ?? -1;
        if (number >= 0)
            parts.Add(Numbers.Of(number));
        return number >= 0;
    }

    /// <summary>Gives a row variable the next number.</summary>
    public void Number(object variable) => (variables ??= new(1)).Add(variable);

    /// <summary>Marks a statement whose tree has values that are not known here.</summary>
    public void Fail() => needsTree = true;

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
