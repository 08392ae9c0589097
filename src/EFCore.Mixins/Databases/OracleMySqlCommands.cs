using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Bulk operations in the form of MySQL and MariaDB, instead of the standard form that EF writes for all databases.</summary>
internal static class OracleMySqlCommands
{
    // DELETE `p` FROM `Posts` AS `p` WHERE …: MariaDB supports an alias in the standard form only since 11.6:
    // https://mariadb.com/kb/en/delete/
    public static WrittenSql Of(DeleteExpression delete, ISqlGenerationHelper names)
        => Command(
            delete.Tags,
            [
                WrittenSql.Text($"DELETE {AliasOf(delete.Table, names)}\nFROM "),
                .. delete.SelectExpression.Tables.SelectMany(AsJoined),
                .. Where(delete.SelectExpression),
            ]);

    // UPDATE `Posts` AS `p` INNER JOIN `Users` AS `u` ON … SET `p`.`Title` = … WHERE …
    public static WrittenSql Of(UpdateExpression update, ISqlGenerationHelper names)
        => Command(
            update.Tags,
            [
                WrittenSql.Text("UPDATE "),
                .. update.SelectExpression.Tables.SelectMany(AsJoined),
                .. update.ColumnValueSetters.SelectMany((setter, i) => Set(setter, i, update.Table, names)),
                .. Where(update.SelectExpression),
            ]);

    private static WrittenSql Command(IEnumerable<string> tags, IEnumerable<Expression> parts)
        => new(typeof(void), null, [.. tags.Select(tag => WrittenSql.Text($"-- {tag.ReplaceLineEndings("\n-- ")}\n\n")), .. parts]);

    private static IEnumerable<Expression> AsJoined(TableExpressionBase table, int place)
        => place == 0 ? [table] : [WrittenSql.Text("\n"), table];

    private static IEnumerable<Expression> Set(ColumnValueSetter setter, int place, TableExpression table, ISqlGenerationHelper names)
        =>
        [
            WrittenSql.Text(
                $"{(place == 0 ? "\nSET " : ",\n    ")}{AliasOf(table, names)}.{names.DelimitIdentifier(setter.Column.Name)} = "),
            setter.Value,
        ];

    private static IEnumerable<Expression> Where(SelectExpression rows)
        => rows.Predicate is { } condition ? [WrittenSql.Text("\nWHERE "), condition] : [];

    private static string AliasOf(TableExpression table, ISqlGenerationHelper names) => names.DelimitIdentifier(table.Alias);
}
