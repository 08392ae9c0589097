namespace EFCore.Mixins;

/// <summary>The value of a member when its row was read or saved, and its current value; null if there is none.</summary>
public readonly record struct ValueChange(object? Original, object? Current);
