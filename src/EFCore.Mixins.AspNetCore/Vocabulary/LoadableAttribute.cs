namespace EFCore.Mixins;

/// <summary>Lets requests load a relation with the rows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LoadableAttribute : Attribute;
