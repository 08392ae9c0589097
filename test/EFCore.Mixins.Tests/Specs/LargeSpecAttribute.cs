namespace EFCore.Mixins.Tests.Specs;

/// <summary>Marks a spec that takes long: on EF Core 9 it runs on MySQL and not on SQLite.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class LargeSpecAttribute : Attribute;
