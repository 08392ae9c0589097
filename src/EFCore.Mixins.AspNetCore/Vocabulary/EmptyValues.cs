namespace EFCore.Mixins;

/// <summary>The meaning of a parameter without a value.</summary>
public enum EmptyValues
{
    /// <summary>The empty text for a text attribute, else an error.</summary>
    Keep,

    /// <summary>Ignored, because HTML forms send empty fields.</summary>
    Ignore,
}
