using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Databases;

/// <summary>The SQL function that matches regular expressions on SQLite. EF's own function has no time limit.</summary>
internal static class SqliteRegexFunction
{
    public const string Name = "mixins_regexp";

    /// <summary>The beginning of the message of an error of the function. SQLite has no error code for it.</summary>
    public const string Timeout = "mixins_regexp: time-out", Malformed = "mixins_regexp: malformed";

    /// <summary>Adds the function to the connection of a context on SQLite when a filter first uses it.</summary>
    public static void Ensure(DbContext context)
    {
        if (!CompiledRegexCache.AreUsed || Dialect.Of(context) is not SqliteDialect)
            return;
        var connection = context.Database.GetDbConnection();
        var record = ContextState.Of(context);
        if (ReferenceEquals(record.RegexConnection, connection))
            return;
        Add(connection, ContextOptions.Of(context).FilterLimits.MaxRegexTime);
        record.RegexConnection = connection;
    }

    // connection.CreateFunction<string?, string?, bool?>("mixins_regexp", (pattern, text) => …, isDeterministic: true)
    // The core does not reference the driver.
    private static void Add(DbConnection connection, TimeSpan limit)
    {
        var method = connection.GetType().GetMethods().Single(IsCreate).MakeGenericMethod(typeof(string), typeof(string), typeof(bool?));
        Func<string?, string?, bool?> match = (pattern, text) => pattern is null || text is null ? null : IsMatch(text, pattern, limit);
        method.Invoke(connection, BindingFlags.DoNotWrapExceptions, null, [Name, match, true], null);
    }

    private static bool IsCreate(MethodInfo method)
        => method.Name == "CreateFunction"
            && method.GetGenericArguments().Length == 3
            && method.GetParameters() is [_, var function, _]
            && function.ParameterType.GetGenericTypeDefinition() == typeof(Func<,,>);

    private static bool IsMatch(string text, string pattern, TimeSpan limit)
    {
        try
        {
            return CompiledRegexCache.Of(pattern, limit).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InvalidOperationException(Timeout);
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException(Malformed);
        }
    }
}
