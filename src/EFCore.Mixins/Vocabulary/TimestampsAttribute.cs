namespace EFCore.Mixins;

/// <summary>
///     Sets the names of the properties of <see cref="ITimestampsMixin"/>; null or empty if a class does not have the property.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TimestampsAttribute : Attribute
{
    /// <summary>The property for the time of the insert. Default: <c>CreatedAt</c>.</summary>
    public string? CreatedAt { get; init; } = nameof(CreatedAt);

    /// <summary>The property for the time of the last change. Default: <c>UpdatedAt</c>.</summary>
    public string? UpdatedAt { get; init; } = nameof(UpdatedAt);
}
