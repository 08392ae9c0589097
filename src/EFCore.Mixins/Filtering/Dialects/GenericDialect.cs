using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Filtering.Dialects;

/// <summary>A provider that the library does not know: LIKE as it is, and both sides in lower case where case must not count.</summary>
internal sealed class GenericDialect : Dialect
{
    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)
        ?? throw new MissingMethodException(nameof(String), nameof(string.ToLower));

    public static GenericDialect Instance { get; } = new();

    protected override Expression Match(Expression text, TextPattern pattern)
        => Like(text, pattern.As(like => like.ToLike()));

    protected override Expression MatchIgnoringCase(Expression text, TextPattern pattern)
        => Like(Expression.Call(text, ToLower), pattern.As(like => like.ToLike().ToLowerInvariant()));
}
