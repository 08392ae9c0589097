using System.Collections;
using System.Linq.Expressions;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

#pragma warning disable EF1001 // the context's own compiler writes the SQL

namespace EFCore.Mixins.Statements.Internal;

/// <summary>The text of a statement, from a context that never connects; its rows cannot be enumerated.</summary>
internal sealed class DetachedQueryString(Type entityType, Expression query) : IEnumerable, IQueryingEnumerable
{
    public string ToQueryString()
    {
        var scope = ContextBindings.Open(entityType);
        using (scope.IsOwned ? scope.Context : null)
        {
            return scope.Context.GetService<IQueryCompiler>().Execute<IEnumerable>(Localizer.Localize(query, scope.Context)) is IQueryingEnumerable rows
                ? rows.ToQueryString()
                : "";
        }
    }

    public IEnumerator GetEnumerator() => throw SynchronousCall.Error(query);
}
