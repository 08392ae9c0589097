namespace EFCore.Mixins;

/// <summary>What a parameter without a value is.</summary>
public enum EmptyValues
{
    /// <summary>The empty text for an attribute that is text, else a mistake.</summary>
    Keep,

    /// <summary>Nothing, as HTML forms send fields that were left out.</summary>
    Ignore,
}
