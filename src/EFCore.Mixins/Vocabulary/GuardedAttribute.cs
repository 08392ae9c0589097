namespace EFCore.Mixins;

/// <summary>Excludes a property from <c>Fill</c>, <c>CreateAsync</c> and <c>UpdateAsync</c> by name. It can be set only in code.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GuardedAttribute : Attribute;
