namespace EFCore.Mixins;

/// <summary>Lets requests write a property with <c>PatchRequest</c> and <c>WriteRequest</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WritableAttribute : Attribute;
