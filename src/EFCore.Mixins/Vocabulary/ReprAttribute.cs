namespace EFCore.Mixins;

/// <summary>Declares what <c>Repr()</c> shows of an instance beside its class and key; subclasses inherit it.</summary>
/// <param name="attributes">The names of columns, relations or other properties: <c>[Repr(nameof(Title))]</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReprAttribute(params string[] attributes) : Attribute
{
    /// <summary>The names of the members that are shown.</summary>
    public IReadOnlyList<string> Attributes => attributes;

    /// <summary>After how many characters a text is cut; 15 by default, 0 for never.</summary>
    public int MaxLength { get; set; } = 15;
}
