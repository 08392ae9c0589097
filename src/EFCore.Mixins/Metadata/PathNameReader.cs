namespace EFCore.Mixins.Metadata;

/// <summary>
///     Reads the names of a path: <c>posts.comments</c>, <c>user___name</c>. The longest known name is read, so that members
///     with underscores need no escape.
/// </summary>
/// <param name="text">The path.</param>
/// <param name="hasOperator">Whether an operator can follow the last name: <c>rating__gt</c>.</param>
internal ref struct PathNameReader(ReadOnlySpan<char> text, bool hasOperator = false)
{
    private const string Separator = "___";
    private const string OperatorSeparator = "__";
    private const int LongestName = 256;

    private readonly bool hasOperator = hasOperator;

    /// <summary>The rest that has not been read.</summary>
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    /// <summary>The beginning of <see cref="Rest" /> up to the next separator.</summary>
    public readonly ReadOnlySpan<char> Step
    {
        get
        {
            var end = 0;
            while (end < Rest.Length && SeparatorAt(end) == 0)
                end++;
            return Rest[..end];
        }
    }

    /// <summary><see cref="Step" /> without an operator.</summary>
    public readonly ReadOnlySpan<char> StepWithoutOperator
        => Step is var step && step.Length == Rest.Length && step.IndexOf(OperatorSeparator) is > 0 and var start
            ? step[..start]
            : step;

    /// <summary>The operator after the name; null if there is none.</summary>
    public readonly string? Operator => Rest.StartsWith(OperatorSeparator) ? Rest[OperatorSeparator.Length..].ToString() : null;

    /// <summary>Reads the longest name for which <paramref name="find" /> returns a value. Reads nothing if there is none.</summary>
    public T? Read<T>(Func<ReadOnlySpan<char>, T?> find, out ReadOnlySpan<char> name)
        where T : class
    {
        for (var length = Math.Min(Rest.Length, LongestName); length > 0; length--)
        {
            if (!EndsAt(length) || find(Rest[..length]) is not { } found)
                continue;
            name = Rest[..length];
            Rest = Rest[length..];
            return found;
        }

        name = default;
        return null;
    }

    /// <summary>Reads the separator between a name and a member of its target.</summary>
    public bool ReadSeparator()
    {
        var length = SeparatorAt(0);
        Rest = Rest[length..];
        return length > 0;
    }

    private readonly bool EndsAt(int length)
        => length == Rest.Length || SeparatorAt(length) > 0 || (hasOperator && Rest[length..].StartsWith(OperatorSeparator));

    private readonly int SeparatorAt(int index)
        => Rest[index..].StartsWith(".") ? 1 : Rest[index..].StartsWith(Separator) ? Separator.Length : 0;
}
