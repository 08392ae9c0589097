using System.ComponentModel.DataAnnotations.Schema;

namespace EFCore.Mixins;

/// <summary>
///     Makes a property, or a method that takes one value and returns bool, a computed member: filters, sort keys and LINQ use the
///     matching expression, its twin. The twin of <c>[Hybrid] public bool Public => !Archived;</c> is
///     <c>public static Expression&lt;Func&lt;Post, bool>> PublicExpression => post => !post.Archived;</c>.
/// </summary>
/// <remarks>The model does not map the member, even if it has a setter. A member that is mapped explicitly is a column.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class HybridAttribute : NotMappedAttribute
{
    /// <summary>Uses the twin with the name of the member followed by <c>Expression</c>.</summary>
    public HybridAttribute()
    {
    }

    /// <summary>Uses the named twin: a static property, field or method without parameters of the class or a base class.</summary>
    public HybridAttribute(string expression)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expression);
        Expression = expression;
    }

    /// <summary>The name of the twin; null for the member's name followed by <c>Expression</c>.</summary>
    public string? Expression { get; }
}
