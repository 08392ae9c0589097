using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>How expressions read rows: as EF translates them, or in memory, where relations may be null.</summary>
internal abstract class RowExpressionReader
{
    public static RowExpressionReader Database { get; } = new DatabaseRowReader();

    public static RowExpressionReader Memory { get; } = new InMemoryRowReader();

    /// <summary>The value at the end of a path; null if a relation on the way is missing.</summary>
    public abstract Expression Follow(Expression row, IReadOnlyList<EntityMember> path);

    /// <summary>The related rows at the end of a path; none if a relation on the way is missing.</summary>
    public abstract Expression Collection(Expression row, IReadOnlyList<EntityMember> path);

    /// <summary>There is a related row such that …: <c>post.Comments.Any(comment => …)</c>.</summary>
    public virtual Expression Any(RowVariable row, SubqueryBehavior subqueries, RowVariableValues rows, LambdaExpression? predicate)
        => CollectionCalls.Any(row.Type.ClrType, rows.CollectionOf(row), predicate);

    /// <summary>The smallest or largest (<c>Min</c>, <c>Max</c>) of what the selector reads from the rows.</summary>
    public abstract Expression Aggregate(string method, Expression rows, LambdaExpression selector);

    /// <summary>Applies a check to a value that may be null.</summary>
    public abstract Expression Ask(ValueCheck check, ConditionOperand operand);

    /// <summary>Whether a foreign key can be read instead of the key that it refers to.</summary>
    public abstract bool CanRead(IProperty foreignKey);
}
