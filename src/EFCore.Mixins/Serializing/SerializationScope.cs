namespace EFCore.Mixins.Serializing;

/// <summary>The depth and content of written rows.</summary>
/// <param name="Hybrids">Whether computed members are written.</param>
/// <param name="OnlyLoaded">Whether relations that are not loaded are omitted, instead of written as empty.</param>
/// <param name="Depth">The number of levels of relations, unless relations are named.</param>
internal sealed record SerializationScope(bool Hybrids, bool OnlyLoaded, int Depth);
