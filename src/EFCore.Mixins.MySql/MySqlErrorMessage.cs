using System.Text.RegularExpressions;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.MySql;

/// <summary>The text of an error: <c>Duplicate entry 'Bill' for key 'IX_Users_Name'</c>. Names are found only in English texts.</summary>
internal sealed partial class MySqlErrorMessage(string message, IRelationalModel model)
{
    /// <summary>A name in the quotes of the server, which depend on ANSI_QUOTES in its <c>sql_mode</c>.</summary>
    private const string Quoted = """(?:`(?:[^`]|``)*`|"(?:[^"]|"")*")""";

    /// <summary>Whether a <c>--read-only</c> option forbids the statement. The number is the same for any option.</summary>
    public bool IsReadOnly => message.Contains("read-only", StringComparison.Ordinal);

    /// <summary>
    ///     Whether a node of a Galera cluster refused the command. The number is the same for any unknown command.
    ///     https://galeracluster.com/library/kb/node-not-ready.html
    /// </summary>
    public bool IsOfCluster => message.StartsWith("WSREP", StringComparison.Ordinal);

    /// <summary>MariaDB returns only the key, MySQL prefixes the table. Every primary key is called PRIMARY.</summary>
    public DatabaseError AlreadyExists()
    {
        var error = new DatabaseError(DatabaseErrorKind.AlreadyExists);
        if (QuotedAfter(" for key '") is not { } key)
            return error;
        var table = model.Tables.FirstOrDefault(table => key.StartsWith($"{table.Name}.", StringComparison.OrdinalIgnoreCase)
            && HasKey(table, key[(table.Name.Length + 1)..]));
        var name = table is null ? key : key[(table.Name.Length + 1)..];
        return IsPrimary(name)
            ? error with { Table = table?.Name, ConstraintName = table?.PrimaryKey?.Name ?? name, IsPrimaryKey = true }
            : error with { Table = table?.Name, ConstraintName = name };
    }

    /// <summary>
    ///     <c>(`shop`.`orders`, CONSTRAINT `FK` FOREIGN KEY (`a`, `b`) REFERENCES …)</c>, which is hidden from users without rights on
    ///     the tables.
    /// </summary>
    public DatabaseError Reference(DatabaseErrorKind kind)
        => ForeignKey().Match(message) is { Success: true } found
            ? new DatabaseError(kind)
            {
                ConstraintName = Unquoted(found.Groups["name"]),
                Table = TableCalled(Unquoted(found.Groups["table"])),
                Columns = [.. found.Groups["column"].Captures.Select(Unquoted)],
            }
            : new DatabaseError(kind);

    /// <summary><c>Column 'Name' cannot be null</c> and other texts that name a column but no table.</summary>
    public DatabaseError OfColumn(DatabaseErrorKind kind)
        => Column().Match(message) is { Success: true } found
            ? new DatabaseError(kind) { Columns = [found.Groups["column"].Value] }
            : new DatabaseError(kind);

    /// <summary><c>Check constraint 'CK' is violated.</c>; MariaDB: <c>CONSTRAINT `CK` failed for `shop`.`orders`</c>.</summary>
    public DatabaseError CheckViolation()
        => Check().Match(message) is { Success: true } found
            ? new DatabaseError(DatabaseErrorKind.CheckViolation)
            {
                ConstraintName = Unquoted(found.Groups["name"]),
                Table = found.Groups["table"].Success ? TableCalled(Unquoted(found.Groups["table"])) : null,
            }
            : new DatabaseError(DatabaseErrorKind.CheckViolation);

    private static bool HasKey(ITable table, string name)
        => IsPrimary(name) || table.Indexes.Any(index => index.Name == name) || table.UniqueConstraints.Any(key => key.Name == name);

    private static bool IsPrimary(string name) => name == "PRIMARY";

    /// <summary>The table's name in the model. On some systems the server stores names in lower case.</summary>
    private string TableCalled(string name)
        => model.Tables
            .Where(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(table => table.Name)
            .Distinct()
            .ToList() is [var known] ? known : name;

    /// <summary>The quoted name at the end of the text. A value before it can contain anything.</summary>
    private string? QuotedAfter(string introduction)
        => message.LastIndexOf(introduction, StringComparison.Ordinal) is >= 0 and var at
            && message.EndsWith('\'')
            && at + introduction.Length < message.Length
                ? message[(at + introduction.Length)..^1]
                : null;

    private static string Unquoted(Capture name)
        => name.Value[1..^1].Replace(new string(name.Value[0], 2), name.Value[..1], StringComparison.Ordinal);

    [GeneratedRegex(
        $"""\({Quoted}\.(?<table>{Quoted}), CONSTRAINT (?<name>{Quoted}) FOREIGN KEY \((?:(?<column>{Quoted})(?:, )?)+\) REFERENCES """,
        RegexOptions.CultureInvariant)]
    private static partial Regex ForeignKey();

    [GeneratedRegex(
        """^(?:Column '(?<column>.*)' cannot be null|Field '(?<column>.*)' doesn't have a default value|""" +
            """(?:Data too long|Out of range value) for column '(?<column>.*)' at row \d+)$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(
        $"""^(?:Check constraint (?<name>'.*') is violated\.|CONSTRAINT (?<name>{Quoted}) failed for {Quoted}\.(?<table>{Quoted}))$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Check();
}
