using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Vocabulary;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Finds calls of the library that EF Core cannot translate, and statements within the query of a context.</summary>
internal sealed class MisplacedCallFinder : ExpressionVisitor
{
    private readonly IModel model;
    private Type? found;

    private MisplacedCallFinder(IModel model) => this.model = model;

    /// <summary>The row type of a statement within the query of a context; null if there is none.</summary>
    public static Type? FindStatement(Expression query, IModel model)
    {
        var visitor = new MisplacedCallFinder(model);
        visitor.Visit(query);
        return visitor.found;
    }

    /// <summary>Throws for a filter that depends on a row of the outer query. Its values are not known before the query runs.</summary>
    /// <exception cref="NotSupportedException">The call is one of the library's.</exception>
    public static void ThrowIf(MethodCallExpression call)
    {
        if (call.Method.DeclaringType?.IsDefined(typeof(StatementBuilderAttribute), inherit: false) != true
            || !typeof(IQueryable).IsAssignableFrom(call.Type))
            return;
        throw new NotSupportedException(
            $"'{call.Method.Name}' cannot filter the related rows of a row within a lambda, which the database would have to run. " +
            "Write the condition as a filter of the whole query, as in 'new { comments__any = … }', or as a lambda on the related rows.");
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is QueryRootExpression root && QueryableOrigins.IsStatement(root))
            found = root.ElementType;
        return node is DeferredExpression ? base.VisitExtension(node) : node;
    }

    protected override Expression VisitMember(MemberExpression node)
        => Note(CapturedQueryFinder.Find(node)) ? node : base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
        => Note(CapturedQueryFinder.Find(node, model)) ? node : base.VisitMethodCall(node);

    private bool Note(IQueryable? captured)
    {
        if (captured is not null && QueryableOrigins.IsOurs(captured))
            found = captured.ElementType;
        return captured is not null;
    }
}
