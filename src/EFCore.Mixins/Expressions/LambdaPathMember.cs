namespace EFCore.Mixins.Expressions;

/// <summary>A member in the path of a lambda.</summary>
/// <param name="Name">The member.</param>
/// <param name="Receiver">The class that it is read from; a derived one after a cast.</param>
internal sealed record LambdaPathMember(string Name, Type Receiver);
