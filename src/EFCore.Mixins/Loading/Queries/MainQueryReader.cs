using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>The outer calls of a query that keep its row type, down to the marked load plan.</summary>
internal sealed class MainQueryReader
{
    private static readonly HashSet<string> Keeping =
    [
        nameof(Queryable.Where), nameof(Queryable.Skip), nameof(Queryable.Take), nameof(Queryable.Distinct), nameof(Queryable.Reverse),
        nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending),
        nameof(Queryable.Union), nameof(Queryable.Concat), nameof(Queryable.Intersect), nameof(Queryable.Except),
        nameof(Queryable.AsQueryable), nameof(EntityFrameworkQueryableExtensions.Include),
        nameof(EntityFrameworkQueryableExtensions.ThenInclude),
    ];

    /// <summary>The calls that apply to the whole query at any position.</summary>
    private static readonly HashSet<string> Whole =
    [
        nameof(EntityFrameworkQueryableExtensions.AsTracking), nameof(EntityFrameworkQueryableExtensions.AsNoTracking),
        nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution),
        nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters), nameof(EntityFrameworkQueryableExtensions.IgnoreAutoIncludes),
        nameof(EntityFrameworkQueryableExtensions.TagWith), nameof(EntityFrameworkQueryableExtensions.TagWithCallSite),
        nameof(RelationalQueryableExtensions.AsSplitQuery), nameof(RelationalQueryableExtensions.AsSingleQuery),
    ];

    private static readonly HashSet<string> Terminals =
    [
        nameof(Queryable.First), nameof(Queryable.FirstOrDefault), nameof(Queryable.Single), nameof(Queryable.SingleOrDefault),
        nameof(Queryable.Last), nameof(Queryable.LastOrDefault), nameof(Queryable.ElementAt), nameof(Queryable.ElementAtOrDefault),
    ];

    private readonly List<MethodCallExpression> whole = [];
    private readonly List<IReadOnlyList<LoadNode>> plans = [];

    private readonly DbContext context;

    private MainQueryReader(DbContext context, Expression query)
    {
        this.context = context;
        Terminal = query is MethodCallExpression call && IsRow(call) ? call : null;
        Rows = Read(Terminal is null ? query : Terminal.Arguments[0]);
        if (Terminal is { Arguments: [_, UnaryExpression { Operand: LambdaExpression predicate }] })
            Rows = QueryableCalls.Where(Rows, row => QueryableCalls.On((LambdaExpression)LoadPlanMarkRemover.Strip(predicate), row));
        Nodes = plans is [var only] ? only : LoadNode.Merge(plans.SelectMany(nodes => nodes));
    }

    /// <summary>The query without marks and without <see cref="Terminal"/>. It includes the condition of that call.</summary>
    public Expression Rows { get; }

    /// <summary>The call that returns one of the rows, or null.</summary>
    public MethodCallExpression? Terminal { get; }

    /// <summary>The calls that apply to the whole query, the innermost first.</summary>
    public IReadOnlyList<MethodCallExpression> WholeQueryCalls => whole;

    /// <summary>The marked relations. Of several marks, the outermost wins.</summary>
    public IReadOnlyList<LoadNode> Nodes { get; }

    public static MainQueryReader Of(DbContext context, Expression query) => new(context, query);

    /// <summary>The query, limited to the rows that the terminal call reads.</summary>
    public Expression Take(Expression rows)
        => Terminal?.Method.Name switch
        {
            nameof(Queryable.First) or nameof(Queryable.FirstOrDefault)
                => QueryableCalls.Call(nameof(Queryable.Take), rows, Parameter.Of(1, typeof(int))),
            nameof(Queryable.Last) or nameof(Queryable.LastOrDefault) => QueryableCalls.Call(
                nameof(Queryable.Take),
                QueryableCalls.Call(nameof(Queryable.Reverse), rows),
                Parameter.Of(1, typeof(int))),
            nameof(Queryable.ElementAt) or nameof(Queryable.ElementAtOrDefault) when Terminal.Arguments[1].Type == typeof(int)
                => QueryableCalls.Call(
                    nameof(Queryable.Take),
                    QueryableCalls.Call(nameof(Queryable.Skip), rows, Terminal.Arguments[1]),
                    Parameter.Of(1, typeof(int))),
            _ => rows,
        };

    /// <summary>The terminal call on rows of any type.</summary>
    public Expression Finish(Expression rows)
        => Terminal is null ? rows
            : Terminal.Arguments is [_, { } argument] && argument is not UnaryExpression { NodeType: ExpressionType.Quote }
                ? QueryableCalls.Call(Terminal.Method.Name, rows, argument)
            : QueryableCalls.Call(Terminal.Method.Name, rows);

    private static bool IsRow(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Queryable)
            && Terminals.Contains(call.Method.Name)
            && !typeof(IQueryable).IsAssignableFrom(call.Type);

    private Expression Read(Expression query)
    {
        if (query is not MethodCallExpression { Arguments: [var source, ..] } call)
            return LoadPlanMarkRemover.Strip(query);
        if (LoadPlanMarker.NodesOf(call) is { } marked)
        {
            var rows = Read(source);
            plans.Add(LoadNodes.In(marked, context));
            return rows;
        }

        return Keeps(call) ? Keep(call, source) : new ProjectedLoadMarks(context).Visit(query);
    }

    private MethodCallExpression Keep(MethodCallExpression call, Expression source)
    {
        var rows = Read(source);
        if (Whole.Contains(call.Method.Name))
            whole.Add(call);
        return call.Update(null, [rows, .. call.Arguments.Skip(1).Select(LoadPlanMarkRemover.Strip)]);
    }

    private static bool Keeps(MethodCallExpression call)
        => typeof(IQueryable).IsAssignableFrom(call.Type)
            && (call.Method.DeclaringType == typeof(Queryable) || call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
                || call.Method.DeclaringType == typeof(RelationalQueryableExtensions))
            && (Keeping.Contains(call.Method.Name) || Whole.Contains(call.Method.Name));
}
