using System.Text.Json;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Paging;

/// <summary>Writes cursors as text.</summary>
internal sealed class CursorJsonConverter : JsonConverter<Cursor>
{
    public override Cursor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Cursor.TryParse(reader.GetString(), null, out var cursor) ? cursor : default;

    public override void Write(Utf8JsonWriter writer, Cursor value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.ToString());
}
