using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>Types of columns that support less than the CLR type of the member.</summary>
internal static class ColumnStoredForms
{
    private const string UnsortedDecimal
        = ", stored as a decimal, which EF Core 9 does not sort on SQLite; convert it to a double or a long";

    private const string ComparedAsAnother
        = ", stored as a FLOAT, which the server compares as another number; convert it to a double or a decimal";

    private const string Npgsql = "Npgsql.";
    private const string MySqlFloat = "float";
    private const string SqliteText = "TEXT";
    private const string SqliteInteger = "INTEGER";

    /// <summary>
    ///     SQLite's form of values whose text or number sorts differently: text with an offset, text with days before hours, a number that
    ///     is negative above <see cref="long.MaxValue" />:
    ///     https://learn.microsoft.com/ef/core/providers/sqlite/limitations#query-limitations
    /// </summary>
    private static readonly StoredForm Unsorted = new(false, true, true)
    {
        CanSort = false,
        Description = ", stored in a form that does not sort; give the property a value converter to a number",
    };

    /// <summary>Labels of a type from <c>CREATE TYPE … AS ENUM</c> sort in their declared order.</summary>
    private static readonly StoredForm Labels
        = new(false, false, true) { Description = ", stored as an enum of the database, which sorts by the order of its labels" };

    /// <summary>The limitations of the column type. Null if it supports everything that the CLR type does.</summary>
    public static StoredForm? Of(IProperty column, ValueConverter? converter)
    {
        if (column.GetTypeMapping() is not RelationalTypeMapping mapping)
            return null;
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return converter is not null ? OfConverted(type, converter, mapping.StoreType)
            : mapping.GetType().FullName?.StartsWith(Npgsql, StringComparison.Ordinal) == true ? OfPostgreSql(type, mapping.StoreType)
            : IsUnsorted(type, mapping.StoreType) ? Unsorted
            : null;
    }

    /// <summary>A converter can convert to a type that SQLite does not sort. EF Core treats a <c>decimal?</c> as text there.</summary>
    private static StoredForm? OfConverted(Type type, ValueConverter converter, string stored)
    {
        var made = Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType;
        var isDecimal = made == typeof(decimal) && stored == SqliteText;
        return IsUnsorted(made, stored) || (isDecimal && made != converter.ProviderClrType)
                ? StoredForm.Of(type, converter) with { KeepsOrder = false, CanSort = false, Description = Unsorted.Description }
            : isDecimal && type != made && !SqliteDecimalOrder.CanSortConverted
                ? StoredForm.Of(type, converter) with { CanSort = false, Description = UnsortedDecimal }
            : made == typeof(float) && stored == MySqlFloat
                ? StoredForm.Of(type, converter) with { KeepsOrder = false, KeepsEquality = false, Description = ComparedAsAnother }
            : null;
    }

    private static bool IsUnsorted(Type type, string stored)
        => (stored == SqliteText && (type == typeof(DateTimeOffset) || type == typeof(TimeSpan)))
            || (stored == SqliteInteger && type == typeof(ulong));

    /// <summary>The types for which PostgreSQL lacks operators: https://www.postgresql.org/docs/current/datatype.html</summary>
    private static StoredForm? OfPostgreSql(Type type, string stored)
        => stored switch
        {
            _ when type.IsEnum => Labels,
            "json" => Of(stored, hasEquality: false, canSort: false) with { IsJson = true },
            "jsonb" => Of(stored, hasEquality: true, canSort: true) with { IsJson = true },
            "xml" or "jsonpath" or "point" or "polygon" => Of(stored, hasEquality: false, canSort: false),
            "line" or "lseg" or "box" or "path" or "circle" or "xid" or "cid" => Of(stored, hasEquality: true, canSort: false),
            _ => null,
        };

    private static StoredForm Of(string stored, bool hasEquality, bool canSort)
        => new(false, false, hasEquality)
        {
            CanSort = canSort,
            Description = $", stored as {stored}, which PostgreSQL does not compare so",
        };
}
