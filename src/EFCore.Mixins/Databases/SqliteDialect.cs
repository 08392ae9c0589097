using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Databases;

/// <summary>SQLite. GLOB is case-sensitive, LIKE is not (for ASCII letters): https://www.sqlite.org/lang_expr.html#like</summary>
internal sealed class SqliteDialect : Dialect
{
    /// <summary>The provider's own function. The core does not reference the provider, but a context that uses it has loaded it.</summary>
    private static readonly MethodInfo Glob
        = Type
            .GetType(
                "Microsoft.EntityFrameworkCore.SqliteDbFunctionsExtensions, Microsoft.EntityFrameworkCore.Sqlite",
                throwOnError: true)
            ?.GetMethod("Glob", [typeof(DbFunctions), typeof(string), typeof(string)])
            ?? throw new MissingMethodException("Microsoft.EntityFrameworkCore.SqliteDbFunctionsExtensions", "Glob");

    public static SqliteDialect Instance { get; } = new();

    public override bool ReadsWhileReading => true;

    public override bool PrefersInForFewRows => true;

    public override bool RunsRegexes => true;

    protected override bool PrefersInWithin => true;

    public override bool CanBeInKey(object? value) => base.CanBeInKey(value) && value is not (double.NaN or float.NaN);

    public override bool IsRowNumber(IProperty property)
        => property.FindContainingPrimaryKey() is { Properties.Count: 1 } && property.GetColumnType() == "INTEGER";

    /// <remarks>Decimals are stored as text, which EF Core compares by a function.</remarks>
    public override bool ComparesRows(Type stored) => (Nullable.GetUnderlyingType(stored) ?? stored) != typeof(decimal);

    // (string)(object)row.At: the provider does not support ordering by types whose values do not sort as they are stored
    public override Expression OrderBy(Expression column, Type stored)
        => stored == typeof(DateTimeOffset) || stored == typeof(TimeSpan) || stored == typeof(ulong)
            ? Cast(column, typeof(string))
            : OrderKey(column);

    public override Expression OrderKey(Expression key) => SqliteDecimalOrder.OrderKey(key);

    /// <remarks>A regular expression stays unchanged: <c>FunctionTranslator</c> translates it.</remarks>
    public override Expression? Translate(MethodCallExpression call)
        => TextFunctions.IsRegex(call.Method) ? null : SqliteDecimalOrder.Translate(call) ?? base.Translate(call);

    // EF.Functions.Glob(text, "first*")
    protected override Expression Match(Expression text, TextFunctionPattern pattern)
        => Expression.Call(Glob, Functions, text, pattern.As(glob => glob.ToGlob()));

    /// <summary>
    ///     Types whose values EF Core writes into a JSON parameter in another form than the column has: times with fewer digits, and
    ///     numbers that SQLite reads as doubles.
    /// </summary>
    private static readonly HashSet<Type> NotInJson = [typeof(TimeOnly), typeof(TimeSpan), typeof(ulong)];

    // new[] { 08:00, 09:30 }.Contains(time) as constants
    protected override Expression TranslateIn(Expression value, Expression values)
        => NotInJson.Contains(Nullable.GetUnderlyingType(value.Type) ?? value.Type)
            ? Contains(value, Expression.Call(typeof(EF), nameof(EF.Constant), [values.Type], values))
            : IsFloat(value.Type) ? TranslateFloats(value, values)
            : base.TranslateIn(value, values);

    // EF.Parameter(doubles).Contains((double)value)
    private Expression TranslateFloats(Expression value, Expression values)
    {
        var (number, doubles) = AsDoubles(value, values);
        return base.TranslateIn(number, doubles);
    }

    // (int)(object)((string)(object)time).Substring(3, 2): the column contains the text HH:mm:ss, and ToString() would return an empty text
    // for null
    protected override Expression TranslatePart(Expression time, string part)
    {
        var start = part switch { nameof(TimeOnly.Hour) => 0, nameof(TimeOnly.Minute) => 3, _ => 6 };
        var digits = Expression.Call(
            Cast(time, typeof(string)),
            nameof(string.Substring),
            null,
            Expression.Constant(start),
            Expression.Constant(2));
        return Cast(digits, typeof(int));
    }

    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    private static UnaryExpression Cast(Expression value, Type type)
        => Expression.Convert(Expression.Convert(value, typeof(object)), type);
}
