using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Databases;

/// <summary>Translates <see cref="TextFunctions" /> and <see cref="ListFunctions" /> for one database provider.</summary>
internal abstract class Dialect
{
    private const string AnnotationName = "EFCore.Mixins:Dialect";
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    private const string MySql = "Pomelo.EntityFrameworkCore.MySql";
    private const string OracleMySql = "MySql.EntityFrameworkCore";
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";
    private const string InMemory = "Microsoft.EntityFrameworkCore.InMemory";

    private static readonly MethodInfo LikeMethod
        = ((Func<DbFunctions, string?, string?, string?, bool>)DbFunctionsExtensions.Like).Method;

    private static readonly MethodInfo CollateMethod
        = ((Func<DbFunctions, string, string, string>)RelationalDbFunctionsExtensions.Collate).Method;

    private static readonly MethodInfo CompareMethod
        = ((Func<string?, string?, int>)string.Compare).Method;

    private static readonly MethodInfo LowerMethod
        = ((Func<string>)"".ToLower).Method;

    private static readonly MethodInfo RegexMethod
        = ((Func<string, string, bool>)System.Text.RegularExpressions.Regex.IsMatch).Method;

    /// <summary>The dialect of a context. It is found once per model, because EF reads the provider's name from its assembly.</summary>
    public static Dialect Of(DbContext context)
        => context.Model.GetOrAddRuntimeAnnotationValue(
            AnnotationName,
            static context => For(context!.Database.ProviderName), // the factory gets the argument passed here
            context);

    /// <summary>The dialect of a provider by the name that <c>context.Database.ProviderName</c> gives.</summary>
    public static Dialect For(string? providerName)
        => providerName switch
        {
            Sqlite => SqliteDialect.Instance,
            MySql => MySqlDialect.Instance,
            OracleMySql => OracleMySqlDialect.Instance,
            PostgreSql => PostgreSqlDialect.Instance,
            InMemory => InMemoryDialect.Instance,
            _ => GenericDialect.Instance,
        };

    /// <summary>Whether a failed statement aborts its whole transaction.</summary>
    public virtual bool GivesUpTransactions => false;

    /// <summary>Whether a row can have the value in its key.</summary>
    public virtual bool CanBeInKey(object? value) => value is not null;

    /// <summary>The call as an expression that EF translates; null if it is not a function of this library.</summary>
    public virtual Expression? Translate(MethodCallExpression call)
        => call.Method.DeclaringType switch
        {
            var type when type == typeof(TextFunctions) => TranslateTextFunction(call),
            var type when type == typeof(TimeFunctions) => TranslateTimeFunction(call),
            var type when type == typeof(ListMemberFunctions)
                => TranslateList(call.Method.Name, call.Method.GetGenericArguments()[0], call.Arguments),
            var type when type == typeof(ListFunctions) => TranslateIn(call.Arguments[0], call.Arguments[1]),
            _ => null,
        };

    /// <summary>Whether a connection can run other commands while the rows of one are read.</summary>
    public virtual bool ReadsWhileReading => false;

    /// <summary>Whether the number of rows of a subquery in <c>IN</c> can be limited.</summary>
    public virtual bool LimitsInSubqueries => true;

    /// <summary>
    ///     Whether <c>IN</c> is faster than <c>EXISTS</c> when few related rows match. False where the planner turns both into the same
    ///     semi-join.
    /// </summary>
    public virtual bool PrefersInForFewRows => false;

    /// <summary>Whether nested <c>EXISTS</c> costs the product of the tables, while an inner <c>IN</c> is evaluated once.</summary>
    protected virtual bool PrefersInWithin => false;

    /// <summary>Whether the planner merges <c>IN</c> with the query around it, unless the subquery has a grouping.</summary>
    public virtual bool MergesIn => false;

    /// <summary>Whether an inner <c>IN</c> is also evaluated once within an <c>EXISTS</c>.</summary>
    protected virtual bool KeepsInWithinExists => true;

    /// <summary>Whether <c>IN</c> is faster than <c>EXISTS</c> as a part of an OR, which the planner does not turn into a join.</summary>
    protected virtual bool PrefersInAsAlternative => false;

    /// <summary>Whether a to-many condition becomes an <c>IN</c>, regardless of the query around it.</summary>
    /// <param name="related">The condition.</param>
    /// <param name="place">Its position in the query.</param>
    public bool PrefersIn(RelatedRowsCall related, SubqueryPosition place)
        => related.Behavior == SubqueryBehavior.In
            || (related.Behavior == SubqueryBehavior.Automatic && !related.EndsEarly(place.IsRepeated)
                && ((PrefersInAsAlternative && place.IsAlternative)
                    || (PrefersInWithin && (KeepsInWithinExists || !place.IsRepeated) && (place.IsNested || related.HasInner))));

    /// <summary>Whether .NET runs the regular expressions of filters, in the process of the application.</summary>
    public virtual bool RunsRegexes => false;

    /// <summary>
    ///     Whether an index finds a row value, <c>(a, id) > (1, 2)</c>, if its columns are stored as <paramref name="stored" />.
    /// </summary>
    public virtual bool ComparesRows(Type stored) => false;

    /// <summary>Whether a column is the row id of the database, which an index on a row value does not contain.</summary>
    public virtual bool IsRowNumber(IProperty property) => false;

    /// <summary>
    ///     Whether the planner turns alternatives, <c>a > 1 OR (a = 1 AND id > 2)</c>, into ranges, so that an index finds the position in
    ///     several columns if <see cref="ComparesRows" /> is false.
    /// </summary>
    public virtual bool FindsAlternatives => false;

    /// <summary>The expression that rows can be ordered by, for a column of a type that is stored as <paramref name="stored" />.</summary>
    public virtual Expression OrderBy(Expression column, Type stored) => column;

    /// <summary>The value, or the lambda that returns it, in a form that the provider can order by.</summary>
    public virtual Expression OrderKey(Expression key) => key;

    /// <summary>The comparison in a form that the provider can translate; null if it already is.</summary>
    public virtual Expression? Translate(BinaryExpression comparison) => null;

    /// <summary>EF's own match of a regular expression, for a context without another one; null for any other call.</summary>
    public static Expression? TranslateRegex(MethodCallExpression call)
        => TextFunctions.IsRegex(call.Method) ? Expression.Call(RegexMethod, call.Arguments) : null;

    /// <summary>A case-sensitive pattern match.</summary>
    protected abstract Expression Match(Expression text, TextFunctionPattern pattern);

    /// <summary>A pattern match that ignores case.</summary>
    protected abstract Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern);

    /// <summary>A text whose collation does not support patterns, with one that does.</summary>
    protected virtual Expression Matchable(Expression text) => text;

    /// <summary><c>time.Minute</c></summary>
    protected virtual Expression TranslatePart(Expression time, string part)
        => Expression.Property(time, part);

    /// <summary><c>(month + 2) / 3</c></summary>
    protected virtual Expression TranslateQuarter(Expression month)
        => Expression.Divide(Expression.Add(month, Expression.Constant(2)), Expression.Constant(3));

    /// <summary><c>EF.Parameter(values).Contains(value)</c>: one parameter for any number of values.</summary>
    protected virtual Expression TranslateIn(Expression value, Expression values)
        => Contains(value, AsParameter(values));

    // Has: post.Labels.Contains(value)
    // HasAny: post.Labels.Any(label => values.Contains(label))
    // HasAll: values.All(value => post.Labels.Contains(value))
    protected virtual Expression TranslateList(string function, Type element, IReadOnlyList<Expression> arguments)
    {
        var calls = new ListElementCalls(element);
        var list = arguments[0];
        return function switch
        {
            nameof(ListMemberFunctions.Count) => calls.Count(list),
            nameof(ListMemberFunctions.Has) => calls.Contains(list, arguments[1]),
            nameof(ListMemberFunctions.HasAny) => calls.Any(list, value => TranslateIn(value, arguments[1])),
            _ => calls.All(AsParameter(arguments[1]), value => calls.Contains(list, value)),
        };
    }

    private static MethodCallExpression AsParameter(Expression values)
        => Expression.Call(typeof(EF), nameof(EF.Parameter), [values.Type], values);

    /// <summary>
    ///     <c>values.Contains(value)</c> of floats as doubles: EF Core writes 0.1f as 0.1, but the column contains 0.100000001490116.
    /// </summary>
    protected static (Expression Value, Expression Values) AsDoubles(Expression value, Expression values)
        => (AsDouble(value), Parameter.Derive(values, DoubleOf(value.Type).MakeArrayType(), Doubles));

    /// <summary><c>(double)value</c></summary>
    protected static Expression AsDouble(Expression value) => Expression.Convert(value, DoubleOf(value.Type));

    /// <summary>Whether values of the type are floats.</summary>
    protected static bool IsFloat(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(float);

    /// <summary>The type of a float as a double.</summary>
    protected static Type DoubleOf(Type type) => type == typeof(float) ? typeof(double) : typeof(double?);

    private static object? Doubles(object? floats)
        => floats is float[] all
            ? Array.ConvertAll(all, one => (double)one)
            : Array.ConvertAll((float?[])floats!, one => (double?)one); // a list of floats

    /// <summary><c>EF.Functions.Like(text, pattern, "\\")</c>.</summary>
    protected static Expression Like(Expression text, Expression pattern, char escape = LikePattern.DefaultEscape)
        => Expression.Call(LikeMethod, Functions, text, pattern, Expression.Constant(escape.ToString()));

    /// <summary><c>text.ToLower()</c>.</summary>
    protected static Expression Lower(Expression text)
        => Expression.Call(text, LowerMethod);

    /// <summary><c>EF.Functions.Collate(text, "collation")</c>.</summary>
    protected static Expression Collate(Expression text, string collation)
        => Expression.Call(CollateMethod, Functions, text, Expression.Constant(collation));

    /// <summary><c>values.Contains(value)</c>.</summary>
    protected static Expression Contains(Expression value, Expression values)
        => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], values, value);

    /// <summary><c>EF.Functions</c>.</summary>
    protected static Expression Functions { get; } = Expression.Property(null, typeof(EF), nameof(EF.Functions));

    private Expression TranslateText(string function, Expression text, Expression value)
        => function switch
        {
            nameof(TextFunctions.StartsWith) => Match(text, new(value, one => LikePattern.Literal(one, anyAfter: true))),
            nameof(TextFunctions.EndsWith) => Match(text, new(value, one => LikePattern.Literal(one, anyBefore: true), canBePrefix: false)),
            nameof(TextFunctions.IStartsWith) => MatchIgnoringCase(text, new(value, one => LikePattern.Literal(one, anyAfter: true))),
            nameof(TextFunctions.IEndsWith) => MatchIgnoringCase(text, new(value, one => LikePattern.Literal(one, anyBefore: true))),
            nameof(TextFunctions.IContains)
                => MatchIgnoringCase(text, new(value, one => LikePattern.Literal(one, anyBefore: true, anyAfter: true))),
            nameof(TextFunctions.IEquals) => MatchIgnoringCase(text, new(value, one => LikePattern.Literal(one))),
            nameof(TextFunctions.Like) => Match(text, new(value, LikePattern.Parse)),
            nameof(TextFunctions.ILike) => MatchIgnoringCase(text, new(value, LikePattern.Parse)),
            _ => Expression.Call(RegexMethod, text, value),
        };

    private Expression? TranslateTextFunction(MethodCallExpression call)
        => call.Method.Name switch
        {
            nameof(TextFunctions.Compare) => Expression.Call(CompareMethod, call.Arguments),
            nameof(TextFunctions.Collate) => Matchable(call.Arguments[0]),
            var name => TranslateText(name, call.Arguments[0], call.Arguments[1]),
        };

    private Expression? TranslateTimeFunction(MethodCallExpression call)
        => call.Method.Name == nameof(TimeFunctions.Quarter)
            ? TranslateQuarter(call.Arguments[0])
            : TranslatePart(call.Arguments[0], call.Method.Name);
}
