using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Chooses <c>IN</c> for the to-many conditions of a statement that are expected to become faster.</summary>
/// <remarks>
///     <c>EXISTS</c> costs a look-up for each checked row. <c>IN</c> searches the related rows once, which is faster if few of them match
///     and no other condition leaves few rows to check.
/// </remarks>
internal sealed class SubqueryFormChoice
{
    private readonly HashSet<Expression> chosen = new(ReferenceEqualityComparer.Instance);
    private readonly Selectivity narrowing;

    private SubqueryFormChoice(Selectivity narrowing) => this.narrowing = narrowing;

    /// <summary>The calls of <see cref="RelatedFunctions" /> that become <c>IN</c>.</summary>
    public static IReadOnlySet<Expression> Of(Expression query, DbContext context)
    {
        var narrowing = new Selectivity(context.Model);
        var choice = new SubqueryFormChoice(narrowing);
        if (Dialect.Of(context).PrefersInForFewRows && FullScan.Of(query, narrowing) is { } read)
            choice.Choose(read.Conditions.SelectMany(Conjuncts), narrowing.NarrowsAlways(read.Type));
        return choice.chosen;
    }

    private static IEnumerable<Conjunct> Conjuncts(LambdaExpression condition) => Conjuncts(condition.Body, condition.Parameters[0]);

    private static IEnumerable<Conjunct> Conjuncts(Expression condition, ParameterExpression row)
        => condition is BinaryExpression { NodeType: ExpressionType.AndAlso } and
            ? Conjuncts(and.Left, row).Concat(Conjuncts(and.Right, row))
            : [new Conjunct(condition, row)];

    /// <param name="conjuncts">The conditions that must all be true.</param>
    /// <param name="isNarrow">Whether another condition leaves few rows to check.</param>
    private void Choose(IEnumerable<Conjunct> conjuncts, bool isNarrow)
    {
        List<Conjunct> all = [.. conjuncts];
        var narrow = all.FindAll(part => narrowing.Narrows(part.Condition, part.Row, countsRelated: false));
        foreach (var part in all)
            Choose(part, isNarrow || narrow.Exists(other => other != part));
    }

    private void Choose(Conjunct part, bool isNarrow)
    {
        if (part.Condition is BinaryExpression { NodeType: ExpressionType.OrElse } or)
        {
            Choose(Conjuncts(or.Left, part.Row), isNarrow);
            Choose(Conjuncts(or.Right, part.Row), isNarrow);
        }
        else if (part.Condition is MethodCallExpression call && RelatedRowsCall.Find(call) is { Predicate: { } predicate } related)
        {
            if (related.IsCorrelated || (related.Behavior == SubqueryBehavior.Automatic && (isNarrow || !narrowing.Narrows(related))))
                return;
            chosen.Add(call);
            Choose(Conjuncts(predicate), isNarrow: false);
        }
    }

    private sealed record Conjunct(Expression Condition, ParameterExpression Row);
}
