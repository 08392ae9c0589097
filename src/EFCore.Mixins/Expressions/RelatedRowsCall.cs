using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Expressions;

/// <summary>A call of <see cref="RelatedFunctions" />, which is replaced by one of two forms when a statement runs.</summary>
internal sealed class RelatedRowsCall
{
    private static readonly MethodInfo Method
        = ((Func<IEnumerable<object>, Func<object, bool>, object, RelatedKeyColumn, SubqueryBehavior, bool>)RelatedFunctions.Any).Method
            .GetGenericMethodDefinition();

    private readonly Expression rows;
    private readonly Expression key;
    private readonly RelatedKeyColumn related;

    private RelatedRowsCall(IReadOnlyList<Expression> arguments, RelatedKeyColumn related, SubqueryBehavior behavior)
    {
        rows = arguments[0];
        Predicate = arguments[1] as LambdaExpression;
        key = arguments[2];
        this.related = related;
        Behavior = behavior;
    }

    /// <summary>The condition on the related rows; null for any row.</summary>
    public LambdaExpression? Predicate { get; }

    public SubqueryBehavior Behavior { get; }

    /// <summary>
    ///     Whether the condition also uses other rows. <c>IN</c> would have to search all related rows again for each of them.
    /// </summary>
    public bool IsCorrelated => Predicate is not null && RowDependenceFinder.OfOuter(Predicate);

    /// <summary>Whether this condition contains another one on related rows, without a hint for <c>EXISTS</c>.</summary>
    public bool HasInner => Predicate is not null && NestedRelatedCalls.AreIn(Predicate);

    /// <summary>
    ///     Whether <c>EXISTS</c> evaluates the condition for no more rows than <c>IN</c> does, and ends at the first match. It is faster if
    ///     each evaluation reads many rows.
    /// </summary>
    /// <param name="isRepeated">Whether the condition is within an <c>EXISTS</c>, which may read its rows repeatedly.</param>
    public bool EndsEarly(bool isRepeated)
        => Predicate is not null
            && CostlyConditions.In(Predicate) is var costly
            && ((costly.HasCount && (!HasInner || related.Relation is not ISkipNavigation)) || (costly.HasCorrelated && !isRepeated));

    /// <summary><paramref name="node" /> as such a call; null if it is another one.</summary>
    public static RelatedRowsCall? Find(MethodCallExpression node)
        => node.Method.DeclaringType == typeof(RelatedFunctions)
            && node.Arguments is
            [
                _,
                _,
                _,
                ConstantExpression { Value: RelatedKeyColumn related },
                ConstantExpression { Value: SubqueryBehavior behavior },
            ]
                ? new RelatedRowsCall(node.Arguments, related, behavior)
                : null;

    public static MethodCallExpression Create(
        Expression rows,
        LambdaExpression? predicate,
        Expression key,
        RelatedKeyColumn related,
        SubqueryBehavior behavior)
    {
        var row = related.Relation.TargetEntityType.ClrType;
        return Expression.Call(
            Method.MakeGenericMethod(row, key.Type),
            rows,
            predicate ?? (Expression)Expression.Constant(null, typeof(Func<,>).MakeGenericType(row, typeof(bool))),
            key,
            Expression.Constant(related),
            Expression.Constant(behavior));
    }

    /// <summary><c>post.Comments.Any(comment => …)</c></summary>
    public Expression AsExists() => CollectionCalls.Any(related.Relation.TargetEntityType.ClrType, rows, Predicate);

    /// <summary>
    ///     <c>comments.Where(comment => …).Select(comment => comment.PostId).Contains(post.Id)</c>; null if the related rows must be
    ///     searched for each row.
    /// </summary>
    /// <param name="model">The model of the context.</param>
    /// <param name="isGrouped">Whether the subquery groups the values, so that the planner does not merge it.</param>
    public Expression? AsIn(IModel model, bool isGrouped) => IsCorrelated ? null : related.In(model)?.Has(key, Predicate, isGrouped);
}
