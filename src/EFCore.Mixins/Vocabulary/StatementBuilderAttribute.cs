namespace EFCore.Mixins.Vocabulary;

/// <summary>Marks a class whose methods build statements, which EF cannot translate.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StatementBuilderAttribute : Attribute;
