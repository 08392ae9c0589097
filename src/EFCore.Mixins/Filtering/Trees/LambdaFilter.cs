using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A condition that the caller wrote as a lambda.</summary>
internal sealed class LambdaFilter(LambdaExpression predicate) : Filter(depth: 0, size: 1)
{
    public LambdaExpression Predicate => predicate;

    /// <summary>Whether the lambda is always the same one and contains no values, so that statements with it are found by it.</summary>
    public bool IsFixed { get; init; }
}
