using System.Linq.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>The in-memory provider of EF Core. It runs any method, so functions stay unchanged.</summary>
internal sealed class InMemoryDialect : Dialect
{
    public static InMemoryDialect Instance { get; } = new();

    /// <remarks>The functions handle case, not the provider.</remarks>
    public override Expression? Translate(MethodCallExpression call) => null;

    // row.PublishedAt != null && (row.PublishedAt ?? default).Month == 5: the provider reads the part of a null, and throws
    public override Expression? Translate(BinaryExpression comparison) => NullableParts.Guard(comparison);

    /// <remarks>Never used: no function is translated.</remarks>
    protected override Expression Match(Expression text, TextFunctionPattern pattern) => Like(text, pattern.As(like => like.ToLike()));

    /// <inheritdoc cref="Match" />
    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern) => Match(text, pattern);
}
