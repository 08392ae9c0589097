using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using EFCore.Mixins.Paging;

namespace EFCore.Mixins;

/// <summary>A position in an order, before or after one row, as text that can be used in a URL.</summary>
/// <remarks>
///     It contains the values of the sort keys of that row, which may have been deleted since, but no filter. Text converts implicitly to a
///     cursor and back.
/// </remarks>
[JsonConverter(typeof(CursorJsonConverter))]
public readonly record struct Cursor : IParsable<Cursor>
{
    private readonly string? text;

    private Cursor(string text) => this.text = text;

    /// <summary>Converts text to a cursor; empty text to null.</summary>
    public static implicit operator Cursor?(string? text) => string.IsNullOrEmpty(text) ? null : new Cursor(text);

    /// <summary>The text of a cursor.</summary>
    public static implicit operator string?(Cursor? cursor) => cursor?.ToString();

    /// <summary>Converts text to a cursor. It is validated when it is used.</summary>
    public static Cursor Parse(string text) => Parse(text, null);

    /// <inheritdoc cref="Parse(string)" />
    public static Cursor Parse(string s, IFormatProvider? provider)
    {
        ArgumentException.ThrowIfNullOrEmpty(s);
        return new Cursor(s);
    }

    /// <inheritdoc cref="Parse(string)" />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Cursor result)
    {
        result = string.IsNullOrEmpty(s) ? default : new Cursor(s);
        return result != default;
    }

    /// <summary>The text of the cursor.</summary>
    public override string ToString() => text ?? "";
}
