namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A kind of item; its names do not sort as its numbers do.</summary>
public enum Kind
{
    Wood,
    Iron,
    Glass,
}
