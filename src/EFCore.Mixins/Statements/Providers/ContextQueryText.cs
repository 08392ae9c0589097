using System.Collections;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>The SQL of a query, and its rows if there are no follow-up queries.</summary>
internal sealed class ContextQueryText(StatementExecution query) : IEnumerable, IQueryingEnumerable
{
    public string ToQueryString() => query.Text() is IQueryingEnumerable rows ? rows.ToQueryString() : "";

    public IEnumerator GetEnumerator() => query.Run<IEnumerable>().GetEnumerator();
}
