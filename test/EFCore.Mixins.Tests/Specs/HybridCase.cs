using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A filter on computed members, the books that it selects, and the LINQ that says the same where there is one.</summary>
public sealed record HybridCase(object Filter, string Rows, Expression<Func<Book, bool>>? Linq = null)
{
    public override string ToString() => $"{(Filter is Filter ? Filter.GetType().Name : Filter)} selects {Rows}";
}
