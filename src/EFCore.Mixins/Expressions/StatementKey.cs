namespace EFCore.Mixins.Expressions;

/// <summary>A statement without its values, and the values. Keys are equal regardless of their values.</summary>
internal sealed class StatementKey : IEquatable<StatementKey>
{
    private readonly object?[] parts;
    private readonly int hash;

    public StatementKey(object?[] parts, object?[] values)
        : this(parts, values, HashOf(0, parts))
    {
    }

    private StatementKey(object?[] parts, object?[] values, int hash)
        => (this.parts, Values, this.hash) = (parts, values, hash);

    /// <summary>The statement without its values.</summary>
    public IReadOnlyList<object?> Parts => parts;

    /// <summary>The values, in the order of their positions.</summary>
    public object?[] Values { get; }

    /// <summary>The key of the statement with further calls.</summary>
    public StatementKey With(ReadOnlySpan<object?> behind, ReadOnlySpan<object?> values)
        => new([.. parts, .. behind], values.Length == 0 ? Values : [.. Values, .. values], HashOf(hash, behind));

    /// <summary>The key without the values, for a cache that must not keep them.</summary>
    public StatementKey WithoutValues() => Values.Length == 0 ? this : new StatementKey(parts, [], hash);

    public bool Equals(StatementKey? other)
    {
        if (other is null || hash != other.hash || parts.Length != other.parts.Length)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Equals(parts[i], other.parts[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as StatementKey);

    public override int GetHashCode() => hash;

    private static int HashOf(int seed, ReadOnlySpan<object?> parts)
    {
        var code = default(HashCode);
        code.Add(seed);
        foreach (var part in parts)
            code.Add(part);
        return code.ToHashCode();
    }
}
