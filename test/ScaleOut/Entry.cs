namespace ScaleOut;

/// <summary>What a unit of work leaves behind: <see cref="Parts"/> rows of an attempt that was committed.</summary>
internal sealed class Entry : IAllFeaturesMixin
{
    public const int Parts = 2;

    /// <summary>Made by the client, anew for each attempt, so that no key keeps a unit from taking place twice.</summary>
    public Guid Id { get; set; }

    /// <summary>Made by the client, once for each unit.</summary>
    public Guid Unit { get; set; }

    public int Part { get; set; }
}
