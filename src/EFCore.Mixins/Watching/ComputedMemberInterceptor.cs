using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Enables computed members in plain queries of a context: <c>db.Posts.Where(post => post.Public)</c>.</summary>
/// <remarks>
///     EF calls this once per compiled query, after it has extracted the parameters. Statements have no computed members at this point.
/// </remarks>
internal sealed class ComputedMemberInterceptor : IQueryExpressionInterceptor
{
    public static ComputedMemberInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => eventData.Context is { } context ? new CompiledMemberRewriter(context.Model).Visit(queryExpression) : queryExpression;
}
