using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Expressions;

/// <summary>
///     Writes a statement without its values. Two statements with the same parts have the same tree, except for the values of
///     parameters.
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

    /// <summary>The key of what was written; null if EF needs the tree.</summary>
    public StatementKey? Key => needsTree ? null : new StatementKey([.. parts], ValuesOf(values.Count));

    /// <summary>The values that were written, each at its position.</summary>
    public IReadOnlyList<ConditionValue> Values => values;

    /// <summary>The key of what was written before <see cref="EndSelection" />; null if it has none.</summary>
    public StatementKey? Selection => selection is var (count, known) ? new StatementKey([.. parts.Take(count)], ValuesOf(known)) : null;

    /// <summary>Ends the part that selects rows. The order, and what is loaded with the rows, follow it.</summary>
    public void EndSelection() => selection = needsTree ? null : (parts.Count, values.Count);

    /// <summary>Writes a part of the key. Parts are compared by <see cref="object.Equals(object)"/>.</summary>
    public void Add(object? part) => parts.Add(part);

    /// <inheritdoc cref="Add(object?)" />
    public void Add(bool part) => parts.Add(Numbers.Of(part ? 1 : 0));

    /// <inheritdoc cref="Add(object?)" />
    public void Add(int part) => parts.Add(Numbers.Of(part));

    /// <summary>Writes a value, which is not part of the key.</summary>
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

    /// <summary>
    ///     Writes the members of a path. A computed member is replaced by a user's expression, whose values are not visible here.
    /// </summary>
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

    /// <summary>Writes the number of a row variable; false if it has none yet.</summary>
    public bool TryAddNumber(object variable)
    {
        var number = variables?.IndexOf(variable) ?? -1;
        if (number >= 0)
            parts.Add(Numbers.Of(number));
        return number >= 0;
    }

    /// <summary>Assigns the next number to a row variable.</summary>
    public void Number(object variable) => (variables ??= new(1)).Add(variable);

    /// <summary>Marks a statement whose tree has values that are not visible here.</summary>
    public void Fail() => needsTree = true;

    /// <summary>
    ///     The position of a value that was written before; negative for another one. A few values are found faster without a dictionary.
    /// </summary>
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

    /// <summary>Databases that do not support such a text get another tree for it.</summary>
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
