namespace EFCore.Mixins.Serializing;

/// <summary>How far rows are written.</summary>
/// <param name="Hybrids">Whether hybrids come along.</param>
/// <param name="OnlyLoaded">Whether relations that are not loaded are left out, or written as empty.</param>
/// <param name="Depth">How many relations deep, where they are not named.</param>
internal sealed record SerializationScope(bool Hybrids, bool OnlyLoaded, int Depth);
