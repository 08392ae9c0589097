using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Databases;

/// <summary>
///     PostgreSQL. LIKE is case-sensitive, ILIKE is not, and text cannot contain a NUL character:
///     https://www.postgresql.org/docs/current/functions-matching.html
/// </summary>
internal sealed class PostgreSqlDialect : Dialect
{
    /// <summary>The provider's own function. The core does not reference the provider, but a context that uses it has loaded it.</summary>
    private static readonly MethodInfo ILike
        = Type
            .GetType(
                "Microsoft.EntityFrameworkCore.NpgsqlDbFunctionsExtensions, Npgsql.EntityFrameworkCore.PostgreSQL",
                throwOnError: true)
            ?.GetMethod("ILike", [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])
            ?? throw new MissingMethodException("Microsoft.EntityFrameworkCore.NpgsqlDbFunctionsExtensions", "ILike");

    public static PostgreSqlDialect Instance { get; } = new();

    public override bool GivesUpTransactions => true;

    protected override bool PrefersInAsAlternative => true;

    public override bool CanBeInKey(object? value) => base.CanBeInKey(value) && !NulCharacterText.Is(value as string);

    public override bool ComparesRows(Type stored) => true;

    public override Expression? Translate(MethodCallExpression call)
        => RedundantNullRank.WithoutRank(call, areLargest: true) ?? base.Translate(call);

    public override Expression? Translate(BinaryExpression comparison) => NulCharacterText.Translate(comparison);

    protected override Expression Matchable(Expression text) => Collate(text, "default");

    protected override Expression Match(Expression text, TextFunctionPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    // EF.Functions.ILike(text, pattern, "\\")
    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern)
        => Expression.Call(ILike, Functions, text, pattern.As(like => like.ToLike()), Expression.Constant(@"\"));

    protected override Expression TranslateIn(Expression value, Expression values)
        => base.TranslateIn(value, value.Type == typeof(string) ? NulCharacterText.Without(values) : values);
}
