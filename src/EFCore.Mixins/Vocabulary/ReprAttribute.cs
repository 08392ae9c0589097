namespace EFCore.Mixins;

/// <summary>Declares the members that <c>Repr()</c> shows in addition to the class and key. Subclasses inherit it.</summary>
/// <param name="attributes">The names of columns, relations or other properties: <c>[Repr(nameof(Title))]</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReprAttribute(params string[] attributes) : Attribute
{
    /// <summary>The names of the members that are shown.</summary>
    public IReadOnlyList<string> Attributes => attributes;

    /// <summary>The maximum number of characters of a text; 0 for no limit. Default: 15.</summary>
    public int MaxLength { get; set; } = 15;
}
