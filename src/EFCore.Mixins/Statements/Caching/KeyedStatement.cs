using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement to run, with its statement key.</summary>
/// <param name="Key">The statement key, with the values.</param>
/// <param name="RowType">The class of the rows.</param>
/// <param name="Build">
///     Builds the whole tree of a key. Its parameters contain <see cref="Values" />, or values with their own
///     <see cref="ConditionValue.Position" />.
/// </param>
internal sealed record KeyedStatement(StatementKey Key, Type RowType, Func<StatementKey, Expression> Build)
{
    /// <summary>Builds the whole tree.</summary>
    public Expression Tree => Build(Key);

    /// <summary>The values of the key as the tree contains them, each at its position; empty if they have their own positions.</summary>
    public IReadOnlyList<ConditionValue> Values { get; init; } = [];

    /// <summary>Whether relations are loaded with the rows.</summary>
    public bool HasLoads { get; init; }

    /// <summary>Turns the tree of the main query into the one to compile; null if they are the same. It is part of the key.</summary>
    public Func<Expression, Expression>? Finish { get; init; }
}
