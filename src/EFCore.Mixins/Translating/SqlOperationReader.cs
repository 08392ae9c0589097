using System.Text.RegularExpressions;
using EFCore.Mixins.Errors;

namespace EFCore.Mixins.Translating;

/// <summary>Recognizes the operation of raw SQL by its first verb, after a <c>WITH</c>.</summary>
internal static partial class SqlOperationReader
{
    private static readonly HashSet<string> TransactionVerbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABORT", "BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT", "SET", "START",
    };

    /// <summary>The operation, or <see cref="DatabaseOperation.Unknown"/> for several statements and for anything else.</summary>
    public static DatabaseOperation Of(string sql)
    {
        var (depth, ended, operation) = (0, false, DatabaseOperation.Unknown);
        foreach (var token in Token().EnumerateMatches(sql))
        {
            var text = sql.AsSpan(token.Index, token.Length);
            if (IsComment(text))
                continue;
            if (ended && text is not ";")
                return DatabaseOperation.Unknown;
            ended = text is ";";
            depth += text is "(" ? 1 : text is ")" ? -1 : 0;
            if (depth == 0 && operation is DatabaseOperation.Unknown)
                operation = VerbOf(text);
        }

        return operation;
    }

    /// <summary>Whether the SQL begins, ends or configures a transaction or a savepoint, and so must not run within a savepoint.</summary>
    public static bool IsTransactionControl(string sql)
    {
        foreach (var token in Token().EnumerateMatches(sql))
        {
            var text = sql.AsSpan(token.Index, token.Length);
            if (!IsComment(text))
                return TransactionVerbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
        }

        return false;
    }

    private static bool IsComment(ReadOnlySpan<char> token) => token is ['-', '-', ..] or ['/', '*', ..];

    private static DatabaseOperation VerbOf(ReadOnlySpan<char> word) => word switch
    {
        _ when Is(word, "INSERT") || Is(word, "REPLACE") => DatabaseOperation.Insert,
        _ when Is(word, "UPDATE") => DatabaseOperation.Update,
        _ when Is(word, "DELETE") => DatabaseOperation.Delete,
        _ => DatabaseOperation.Unknown,
    };

    private static bool Is(ReadOnlySpan<char> word, string verb)
        => word.Equals(verb, StringComparison.OrdinalIgnoreCase);

    // A comment, a text or a quoted name is one token, so that words and brackets inside are ignored.
    [GeneratedRegex("""--[^\n]*|/\*[\s\S]*?\*/|'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|\w+|[();]""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
