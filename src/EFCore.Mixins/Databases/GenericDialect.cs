using System.Linq.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>Any other provider: LIKE as it is, and both sides in lower case where case must not count.</summary>
internal sealed class GenericDialect : Dialect
{
    public static GenericDialect Instance { get; } = new();

    protected override Expression Match(Expression text, TextFunctionPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern)
        => Like(Lower(text), pattern.As(like => like.ToLike().ToLowerInvariant()));
}
