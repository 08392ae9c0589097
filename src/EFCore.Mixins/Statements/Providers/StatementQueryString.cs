using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Rewriting;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>The SQL of a statement, from a context that never connects. Its rows cannot be enumerated.</summary>
internal sealed class StatementQueryString(Type entityType, Expression query) : IEnumerable, IQueryingEnumerable
{
    public string ToQueryString()
    {
        var scope = ContextBindings.Open(entityType);
        using (scope.IsOwned ? scope.Context : null)
        {
            var execution = new StatementExecution(scope.Context, ContextRewriter.RewriteWhole(query, scope.Context));
            return execution.Text() is IQueryingEnumerable rows
                ? rows.ToQueryString()
                : "";
        }
    }

    public IEnumerator GetEnumerator() => throw SynchronousCallErrors.Error(query);
}
