using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Running;

/// <summary>Errors for synchronous calls, which name the asynchronous call to use instead.</summary>
internal static class SynchronousCallErrors
{
    private static readonly HashSet<string> AsyncNames =
        [.. typeof(EntityFrameworkQueryableExtensions).GetMethods().Select(method => method.Name)];

    public static NotSupportedException Error(Expression query)
        => new($"A statement cannot be run synchronously: its context is opened asynchronously. {Remedy(query)}");

    public static NotSupportedException ErrorOfLoads(Expression query)
        => new(
            "A query with a load plan cannot be run synchronously: the relations are read by asynchronous queries of their own. " +
            Remedy(query));

    private static string Remedy(Expression query)
        => query is MethodCallExpression call && !typeof(IQueryable).IsAssignableFrom(call.Type)
            ? RemedyOf(call.Method.Name)
            : $"Call 'await …{nameof(EntityFrameworkQueryableExtensions.ToListAsync)}()' instead of 'ToList()' and its kin, " +
              $"or 'await foreach' over '{nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable)}()' instead of 'foreach'.";

    private static string RemedyOf(string name)
        => AsyncNames.Contains(name + "Async")
            ? $"Call 'await …{name}Async(…)' instead of '{name}(…)'."
            : $"'{name}' has no async form: call 'await …{nameof(EntityFrameworkQueryableExtensions.ToListAsync)}()' first, " +
              $"and '{name}' on the list.";
}
