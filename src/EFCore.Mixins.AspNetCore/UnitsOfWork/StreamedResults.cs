using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>Results that are read while the response is written, after the unit of work has ended.</summary>
internal static class StreamedResults
{
    private static readonly Assembly Library = typeof(Contexts).Assembly;

    /// <summary>Rejects an async iterator or a query of a context. Statements of the library open their own context.</summary>
    public static void Refuse(object? result)
    {
        if (ValueOf(result) is { } value && IsStream(value) && !IsOfLibrary(value))
        {
            throw new InvalidOperationException(
                "The unit of work cannot be committed: its handler returned rows that are read when the response is written, " +
                "and its context and transaction have ended by then. " +
                "Return a list, for example by 'ToListAsync()', or a statement of the library without a context.");
        }
    }

    private static object? ValueOf(object? result)
        => result switch
        {
            INestedHttpResult nested => ValueOf(nested.Result),
            IValueHttpResult http => http.Value,
            ObjectResult action => action.Value,
            JsonResult json => json.Value,
            _ => result,
        };

    private static bool IsStream(object value)
        => value is IQueryable and not ICollection and not EnumerableQuery
            || Array.Exists(
                value.GetType().GetInterfaces(),
                one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static bool IsOfLibrary(object value)
        => (value is IQueryable query ? query.Provider.GetType() : value.GetType()).Assembly == Library;
}
