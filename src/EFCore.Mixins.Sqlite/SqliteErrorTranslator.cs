using System.Data.Common;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sqlite;

/// <summary>Reads the errors of Microsoft.Data.Sqlite.</summary>
internal sealed class SqliteErrorTranslator : ErrorTranslator
{
    public static SqliteErrorTranslator Instance { get; } = new();

    public override DatabaseError? Translate(DbException exception, IRelationalModel model) => null;
}
