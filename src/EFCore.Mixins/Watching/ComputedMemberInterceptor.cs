using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Lets the plain queries of a context use computed members: <c>db.Posts.Where(post => post.Public)</c>.</summary>
/// <remarks>EF calls this once per compiled query, after it has read the values of the query as parameters. Statements come without computed members.</remarks>
internal sealed class ComputedMemberInterceptor : IQueryExpressionInterceptor
{
    public static ComputedMemberInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => eventData.Context is { } context ? new CompiledMemberRewriter(context.Model).Visit(queryExpression) : queryExpression;
}
