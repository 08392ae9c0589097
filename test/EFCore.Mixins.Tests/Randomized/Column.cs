namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A column as the evaluator reads it.</summary>
internal sealed record Column(string Name, Type Type, Func<object, object?> Of);
