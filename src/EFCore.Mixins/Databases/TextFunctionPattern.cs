using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Databases;

/// <summary>The pattern of a text function, created from its text.</summary>
/// <param name="value">Reads the text.</param>
/// <param name="parse">Creates the pattern.</param>
/// <param name="canBePrefix">Whether the text can begin with the pattern, so that an index finds it.</param>
internal sealed class TextFunctionPattern(Expression value, Func<string, LikePattern> parse, bool canBePrefix = true)
{
    public bool CanBePrefix => canBePrefix;

    /// <summary>A parameter with the pattern in the form that a database reads.</summary>
    public Expression As(Func<LikePattern, string> write) => Parameter.Derive(value, Composed(write, parse));

    /// <remarks>The function outlives the text that it was created for, so it must not capture it.</remarks>
    private static Func<string, string> Composed(Func<LikePattern, string> write, Func<string, LikePattern> parse)
        => text => write(parse(text));
}
