namespace EFCore.Mixins;

/// <summary>Keeps a property out of <c>Fill</c>, <c>CreateAsync</c> and <c>UpdateAsync</c> by name: it is set in code only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GuardedAttribute : Attribute;
