namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>How a read is run.</summary>
public enum Door
{
    /// <summary>As a statement.</summary>
    Statement,

    /// <summary>As a statement on a context.</summary>
    Tied,

    /// <summary>As a query of a context.</summary>
    Context,
}
