using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement to run, by its statement key.</summary>
/// <param name="Key">The statement key, and the values.</param>
/// <param name="RowType">The class of the rows.</param>
/// <param name="Build">
///     Builds the whole tree of a key. Its parameters hold <see cref="Values" />, or values with a <see cref="ConditionValue.Position" /> of their own.
/// </param>
internal sealed record KeyedStatement(StatementKey Key, Type RowType, Func<StatementKey, Expression> Build)
{
    /// <summary>The whole tree, built anew.</summary>
    public Expression Tree => Build(Key);

    /// <summary>The values of the key as the tree holds them, each at its position; empty where they have positions of their own.</summary>
    public IReadOnlyList<ConditionValue> Values { get; init; } = [];

    /// <summary>Whether relations come with the rows.</summary>
    public bool HasLoads { get; init; }

    /// <summary>Makes the tree that is compiled of that of the main query; null where they are the same. It belongs to the key.</summary>
    public Func<Expression, Expression>? Finish { get; init; }
}
