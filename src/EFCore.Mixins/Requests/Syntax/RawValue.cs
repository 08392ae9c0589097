namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A value as it was written, before the type is known that it is to have.</summary>
internal readonly record struct RawValue(RawValueKind Kind, string Text)
{
    public static RawValue OfParameter(string text) => new(RawValueKind.Text, text);
}
