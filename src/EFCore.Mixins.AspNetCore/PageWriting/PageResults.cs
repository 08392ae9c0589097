using System.Collections.Concurrent;
using System.Reflection;

namespace EFCore.Mixins.PageWriting;

/// <summary>Finds pages in the results of handlers and actions, and writes them in the documented form.</summary>
internal static class PageResults
{
    private static readonly ConcurrentDictionary<Type, Func<object, int?, PageResult>?> Makers = new();

    /// <summary>Returns the result of a handler, or a page result if it is a page.</summary>
    public static object? Wrap(object? result)
        => result switch
        {
            null => null,
            INestedHttpResult nested => Wrap(nested.Result),
            IValueHttpResult { Value: { } value } => Of(value, (result as IStatusCodeHttpResult)?.StatusCode) ?? result,
            _ => Of(result, null) ?? result,
        };

    /// <summary>Whether the return type of a handler is a page.</summary>
    public static bool IsPage(Type? returned)
        => returned is { IsGenericType: true }
            && (returned.GetGenericTypeDefinition() is var type && (type == typeof(Task<>) || type == typeof(ValueTask<>))
                ? IsPage(returned.GetGenericArguments()[0])
                : type == typeof(Page<>) || type == typeof(CursorPage<>));

    /// <summary>Whether the return type of a handler is a cursor page.</summary>
    public static bool HasCursors(Type returned)
        => returned.IsGenericType
            && (returned.GetGenericTypeDefinition() == typeof(CursorPage<>) || HasCursors(returned.GetGenericArguments()[0]));

    /// <summary>The page as a result; null if the value is not a page.</summary>
    public static PageResult? Of(object value, int? status) => Makers.GetOrAdd(value.GetType(), MakerOf)?.Invoke(value, status);

    private static Func<object, int?, PageResult>? MakerOf(Type type)
    {
        var name = !type.IsGenericType ? null
            : type.GetGenericTypeDefinition() == typeof(Page<>) ? nameof(Number)
            : type.GetGenericTypeDefinition() == typeof(CursorPage<>) ? nameof(Cursor)
            : null;
        return name is null
            ? null
            : typeof(PageResults).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)?
                .MakeGenericMethod(type.GetGenericArguments())
                .CreateDelegate<Func<object, int?, PageResult>>();
    }

    private static PageResult Number<T>(object page, int? status)
    {
        var read = (Page<T>)page;
        return new PageResult([.. read.Items.Cast<object?>()], typeof(T), PageEnvelope.Of(read), status);
    }

    private static PageResult Cursor<T>(object page, int? status)
    {
        var read = (CursorPage<T>)page;
        return new PageResult([.. read.Items.Cast<object?>()], typeof(T), PageEnvelope.Of(read), status);
    }
}
