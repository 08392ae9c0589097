using System.Linq.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>A provider that the library does not know: LIKE as it is, and both sides in lower case where case must not count.</summary>
internal sealed class GenericDialect : Dialect
{
    public static GenericDialect Instance { get; } = new();

    protected override Expression Match(Expression text, TextPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    protected override Expression MatchIgnoringCase(Expression text, TextPattern pattern)
        => Like(Lower(text), pattern.As(like => like.ToLike().ToLowerInvariant()));
}
