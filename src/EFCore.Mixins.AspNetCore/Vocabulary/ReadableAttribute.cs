namespace EFCore.Mixins;

/// <summary>Lets requests read a property, in pages and with <c>fields</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReadableAttribute : Attribute;
