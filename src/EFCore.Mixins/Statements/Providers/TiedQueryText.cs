using System.Collections;
using EFCore.Mixins.Statements.Running;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Providers;

/// <summary>The SQL of a query, and its rows where nothing follows them.</summary>
internal sealed class TiedQueryText(ContextQuery query) : IEnumerable, IQueryingEnumerable
{
    public string ToQueryString() => query.Text() is IQueryingEnumerable rows ? rows.ToQueryString() : "";

    public IEnumerator GetEnumerator() => query.Run<IEnumerable>().GetEnumerator();
}
