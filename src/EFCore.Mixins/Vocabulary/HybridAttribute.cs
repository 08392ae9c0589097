using System.ComponentModel.DataAnnotations.Schema;

namespace EFCore.Mixins;

/// <summary>
///     Makes a property, or a method that takes one value and returns bool, a computed member: filters, sort keys and LINQ use the
///     expression that stands beside it. <c>[Hybrid] public bool Public => !Archived;</c> has its twin in
///     <c>public static Expression&lt;Func&lt;Post, bool>> PublicExpression => post => !post.Archived;</c>.
/// </summary>
/// <remarks>The model does not map the member, also where it has a setter. A member that is mapped in spite of it is a column.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class HybridAttribute : NotMappedAttribute
{
    /// <summary>Takes the twin that is named as the member, with <c>Expression</c> behind it.</summary>
    public HybridAttribute()
    {
    }

    /// <summary>Names the twin: a static property, field or method without parameters of the class or a base class.</summary>
    public HybridAttribute(string expression)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expression);
        Expression = expression;
    }

    /// <summary>The name of the twin; null for the member's own name with <c>Expression</c> behind it.</summary>
    public string? Expression { get; }
}
