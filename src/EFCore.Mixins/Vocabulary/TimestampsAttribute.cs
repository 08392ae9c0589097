namespace EFCore.Mixins;

/// <summary>Names the properties that <see cref="ITimestampsMixin"/> keeps; null or empty where a class has none of the two.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TimestampsAttribute : Attribute
{
    /// <summary>The property that takes the time of the insert. Default: <c>CreatedAt</c>.</summary>
    public string? CreatedAt { get; init; } = nameof(CreatedAt);

    /// <summary>The property that takes the time of the last change. Default: <c>UpdatedAt</c>.</summary>
    public string? UpdatedAt { get; init; } = nameof(UpdatedAt);
}
