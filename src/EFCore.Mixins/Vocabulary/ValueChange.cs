namespace EFCore.Mixins;

/// <summary>What a member held when its row was read or saved, and what it holds now; null where there was or is nothing.</summary>
public readonly record struct ValueChange(object? Original, object? Current);
