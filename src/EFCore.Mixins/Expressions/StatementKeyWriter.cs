using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Expressions;

/// <summary>
///     Writes what a statement is apart from its values: two statements that write the same parts have one tree, in which only the values of
///     parameters differ.
/// </summary>
internal sealed class StatementKeyWriter
{
    private const int UsualParts = 24;
    private const int FewValues = 16;

    private readonly List<object?> parts = new(UsualParts);
    private readonly List<ConditionValue> values = [];
    private Dictionary<ConditionValue, int>? positions;
    private List<object>? variables;
    private bool needsTree;
    private (int Parts, int Values)? selection;

    /// <summary>The key of what was written; null where EF has to see the tree.</summary>
    public StatementKey? Key => needsTree ? null : new StatementKey([.. parts], ValuesOf(values.Count));

    /// <summary>The values that were written, each at its position.</summary>
    public IReadOnlyList<ConditionValue> Values => values;

    /// <summary>The key of what was written before <see cref="EndSelection" />; null where that has none.</summary>
    public StatementKey? Selection => selection is var (count, known) ? new StatementKey([.. parts.Take(count)], ValuesOf(known)) : null;

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
        var position = PositionOf(argument);
        if (position < 0)
        {
            position = values.Count;
            values.Add(argument);
            positions?.Add(argument, position);
            needsTree |= HasNul(argument.Value);
        }

        parts.Add(Numbers.Of(position));
    }

    /// <summary>Writes the members of a path; a computed member is replaced by an expression of the user's, whose values are not visible here.</summary>
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

    /// <summary>The position of a value that was written before; negative for another. A few are found faster without a dictionary.</summary>
    private int PositionOf(ConditionValue argument)
    {
        if (positions is null && values.Count > FewValues)
            positions = values.Index().ToDictionary(value => value.Item, value => value.Index);
        return positions is null ? values.IndexOf(argument) : positions.GetValueOrDefault(argument, -1);
    }

    private object?[] ValuesOf(int count)
    {
        var known = count == 0 ? [] : new object?[count];
        for (var i = 0; i < count; i++)
            known[i] = values[i].Value;
        return known;
    }

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
