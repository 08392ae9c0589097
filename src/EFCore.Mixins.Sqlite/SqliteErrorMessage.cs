using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sqlite;

/// <summary>The text of a constraint error: <c>SQLite Error 19: 'UNIQUE constraint failed: Users.Name'.</c></summary>
internal sealed class SqliteErrorMessage(string message, IRelationalModel model)
{
    private readonly string text = Quoted(message);

    public bool IsForeignKey => text == "FOREIGN KEY constraint failed";

    public DatabaseError AlreadyExists()
        => After("UNIQUE constraint failed: index ") is ['\'', .. var index, '\'']
            ? new DatabaseError(DatabaseErrorKind.AlreadyExists) { ConstraintName = index.Replace("''", "'", StringComparison.Ordinal) }
            : WithColumns(new DatabaseError(DatabaseErrorKind.AlreadyExists), "UNIQUE constraint failed: ");

    /// <summary>As <see cref="AlreadyExists"/>, if the code identifies the primary key.</summary>
    public DatabaseError KeyAlreadyExists()
    {
        var error = AlreadyExists();
        var table = model.Tables.FirstOrDefault(table => table.Name == error.Table);
        return error with { ConstraintName = table?.PrimaryKey?.Name };
    }

    public DatabaseError RequiredValue()
        => WithColumns(new DatabaseError(DatabaseErrorKind.RequiredValue), "NOT NULL constraint failed: ");

    /// <summary>The name of the check, or the condition of an unnamed check.</summary>
    public DatabaseError CheckViolation()
        => new(DatabaseErrorKind.CheckViolation) { ConstraintName = After("CHECK constraint failed: ") };

    private DatabaseError WithColumns(DatabaseError error, string introduction)
        => After(introduction) is { } list && SqliteColumnList.Read(list, model) is { } columns
            ? error with { Table = columns.Table, Columns = columns.Names }
            : error;

    private string? After(string introduction)
        => text.StartsWith(introduction, StringComparison.Ordinal) ? text[introduction.Length..] : null;

    private static string Quoted(string message)
        => message.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var start && message.LastIndexOf('\'') is var end && start < end
            ? message[(start + 1)..end]
            : message;
}
