using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Databases;

/// <summary>The pattern that a text function matches, made of the text that it is given.</summary>
/// <param name="value">Reads the text.</param>
/// <param name="parse">Makes the pattern.</param>
/// <param name="canBePrefix">Whether the text can begin with the pattern, so that an index finds it.</param>
internal sealed class TextPattern(Expression value, Func<string, LikePattern> parse, bool canBePrefix = true)
{
    public bool CanBePrefix => canBePrefix;

    /// <summary>A parameter that holds the pattern as a database reads it.</summary>
    public Expression As(Func<LikePattern, string> write) => Parameter.Derive(value, Composed(write, parse));

    /// <remarks>The function outlives the text that it was made for, so it must not hold it.</remarks>
    private static Func<string, string> Composed(Func<LikePattern, string> write, Func<string, LikePattern> parse) => text => write(parse(text));
}
