namespace EFCore.Mixins;

/// <summary>Lets requests read a property: it stands in pages, and in what <c>fields</c> may name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReadableAttribute : Attribute;
