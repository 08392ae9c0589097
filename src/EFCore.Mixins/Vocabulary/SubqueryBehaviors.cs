using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Vocabulary;

/// <summary>Validates values from callers.</summary>
internal static class SubqueryBehaviors
{
    public static void ThrowIfUnknown(SubqueryBehavior behavior, [CallerArgumentExpression(nameof(behavior))] string? name = null)
    {
        if (!Enum.IsDefined(behavior))
            throw new ArgumentOutOfRangeException(
                name,
                behavior,
                $"There is no {nameof(SubqueryBehavior)} of number {(int)behavior}; "
                + $"use one of {string.Join(", ", Enum.GetNames<SubqueryBehavior>())}.");
    }
}
