using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests;

/// <summary>The SQL of a query in a form that can be compared: without values, parameters numbered.</summary>
internal static partial class Sql
{
    public static string Of(IQueryable query)
    {
        var names = new List<string>();
        var lines = query.ToQueryString()
            .Split('\n')
            .Select(line => line.TrimEnd())
            .Where(line => line.Length > 0 && !line.StartsWith(".param", StringComparison.Ordinal));
        return Parameters().Replace(string.Join('\n', lines), match => $"@p{IndexOf(names, match.Value)}");
    }

    /// <summary>The SQL without the quotes around names, which differ from database to database.</summary>
    public static string WithoutQuotes(string sql)
        => sql.Replace("\"", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    /// <summary>A command of MySQL's provider with standard quotes around names, and without the statements that it adds before a save.</summary>
    public static string Standard(string sql)
        => sql.Replace("SET AUTOCOMMIT = 1; ", "", StringComparison.Ordinal).Replace('`', '"');

    private static int IndexOf(List<string> names, string name)
    {
        if (!names.Contains(name))
            names.Add(name);
        return names.IndexOf(name);
    }

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameters();
}
