using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Chooses <c>IN</c> for the to-many conditions of a statement that it can be expected to make faster; in doubt, none.</summary>
/// <remarks>
///     <c>EXISTS</c> costs a look-up for each row that is checked, <c>IN</c> costs finding the related rows, once: it wins where those are few, and where
///     nothing else keeps the number of checked rows small.
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

    /// <param name="conjuncts">What holds together.</param>
    /// <param name="isNarrow">Whether something else keeps the rows few.</param>
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
