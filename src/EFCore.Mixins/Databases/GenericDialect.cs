using System.Linq.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>Any other provider: LIKE as it is, with both sides in lower case if case is ignored.</summary>
internal sealed class GenericDialect : Dialect
{
    public static GenericDialect Instance { get; } = new();

    protected override Expression Match(Expression text, TextFunctionPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    protected override Expression MatchIgnoringCase(Expression text, TextFunctionPattern pattern)
        => Like(Lower(text), pattern.As(like => like.ToLike().ToLowerInvariant()));
}
