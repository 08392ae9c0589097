namespace EFCore.Mixins.Expressions;

/// <summary>One member of a lambda's path.</summary>
/// <param name="Name">The member.</param>
/// <param name="Receiver">The class that it is read from; a cast names a derived one.</param>
internal sealed record LambdaStep(string Name, Type Receiver);
