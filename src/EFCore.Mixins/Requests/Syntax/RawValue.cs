namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A value as written, before its type is known.</summary>
internal readonly record struct RawValue(RawValueKind Kind, string Text)
{
    public static RawValue OfParameter(string text) => new(RawValueKind.Text, text);
}
