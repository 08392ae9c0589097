namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>The library does something else than the store.</summary>
internal sealed class Difference(string message, Exception? cause = null) : Exception(message, cause);
