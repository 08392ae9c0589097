using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>
///     Reads the calls on a collection in a lambda, such as <c>p.Comments.Where(c => c.Score > 0).OrderBy(c => c.Id).Skip(1).Take(3)</c>.
/// </summary>
/// <param name="row">The parameter of the lambda. Conditions on related rows must not use it.</param>
internal sealed class CollectionSelectionReader(ParameterExpression row)
{
    private readonly List<LambdaExpression> conditions = [];
    private readonly List<OrderKey> order = [];
    private Expression? skip;
    private Expression? take;

    /// <summary>The selection of the calls that were read.</summary>
    public CollectionSelection Selection
        => conditions.Count == 0 && order.Count == 0 && skip is null && take is null
            ? CollectionSelection.Whole
            : new(conditions, order, skip, take);

    /// <summary>The first problem with the calls, as text for messages.</summary>
    public string? Problem { get; private set; }

    /// <summary>Removes the calls after the collection and returns the collection.</summary>
    public Expression Read(Expression body)
    {
        var calls = new Stack<MethodCallExpression>();
        while (LambdaPathReader.WithoutCasts(body) is MethodCallExpression { Arguments: [var source, ..] } call && IsLinq(call))
        {
            calls.Push(call);
            body = source;
        }

        foreach (var call in calls)
            Problem ??= Add(call.Method.Name, [.. call.Arguments.Skip(1)]);
        return LambdaPathReader.WithoutCasts(body);
    }

    private static bool IsLinq(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Enumerable) || call.Method.DeclaringType == typeof(Queryable);

    private string? Add(string method, Expression[] arguments)
        => (method, arguments) switch
        {
            (nameof(Queryable.AsQueryable) or nameof(Enumerable.AsEnumerable), []) => null,
            (nameof(Queryable.Where), [var condition]) => AddCondition(condition),
            (nameof(Queryable.OrderBy), [var key]) => AddOrder(key, isFirst: true, isDescending: false),
            (nameof(Queryable.OrderByDescending), [var key]) => AddOrder(key, isFirst: true, isDescending: true),
            (nameof(Queryable.ThenBy), [var key]) => AddOrder(key, isFirst: false, isDescending: false),
            (nameof(Queryable.ThenByDescending), [var key]) => AddOrder(key, isFirst: false, isDescending: true),
            (nameof(Queryable.Skip), [var count]) => AddSkip(count),
            (nameof(Queryable.Take), [var count]) when count.Type == typeof(int) => AddTake(count),
            _ => $"'{method}({(arguments.Length == 0 ? "" : "…")})' is not supported here; " +
                "use Where, OrderBy, ThenBy, Skip or Take with one argument",
        };

    private string? AddCondition(Expression condition)
    {
        if (!TryReadLambda(condition, out var lambda, out var problem))
            return problem;
        conditions.Add(lambda);
        return skip is null && take is null ? null : "conditions come before Skip and Take; write Where first";
    }

    private string? AddOrder(Expression key, bool isFirst, bool isDescending)
    {
        if (!TryReadLambda(key, out var lambda, out var problem))
            return problem;
        if (isFirst)
            order.Clear();
        order.Add(new OrderKey(lambda, isDescending));
        return skip is null && take is null ? null : "the order comes before Skip and Take; write OrderBy first";
    }

    private string? AddSkip(Expression count)
    {
        if (skip is not null || take is not null)
            return "Skip can be called once, before Take";
        skip = count;
        return SpeaksOfRow(count) ? OfParent : null;
    }

    private string? AddTake(Expression count)
    {
        if (take is not null)
            return "Take can be called once; write the smaller one";
        take = count;
        return SpeaksOfRow(count) ? OfParent : null;
    }

    private string OfParent => $"a call on the collection uses '{row.Name}'; it can only use the related rows";

    private bool TryReadLambda(
        Expression argument,
        [NotNullWhen(true)] out LambdaExpression? lambda,
        [NotNullWhen(false)] out string? problem)
    {
        lambda = argument switch
        {
            UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted } => quoted,
            LambdaExpression written => written,
            MemberExpression when argument.Type.IsAssignableTo(typeof(LambdaExpression))
                && !SpeaksOfRow(argument) => Parameter.ValueOf<LambdaExpression>(argument),
            _ => null,
        };
        problem = lambda is not { Parameters.Count: 1 }
            ? "a condition or sort key is written as a lambda over one row; a delegate or an index cannot be translated"
            : SpeaksOfRow(lambda) ? OfParent
            : null;
        return problem is null && lambda is not null;
    }

    private bool SpeaksOfRow(Expression part)
    {
        var finder = new ParameterUseFinder(row);
        finder.Visit(part);
        return finder.IsFound;
    }
}
