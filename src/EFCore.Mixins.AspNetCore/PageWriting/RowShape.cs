using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.PageWriting;

/// <summary>The members of a row that are written, and how.</summary>
/// <param name="members">The members.</param>
/// <param name="options">How values are written.</param>
/// <param name="leavesOutMissing">Whether empty relations are omitted, because it is unknown whether they were loaded.</param>
internal sealed class RowShape(IReadOnlyList<RowMember> members, JsonSerializerOptions options, bool leavesOutMissing)
{
    public void Write(Utf8JsonWriter writer, object? row)
    {
        if (row is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var member in members)
        {
            if (member.IsOf(row) && member.Get(row) is var value && !IsLeftOut(member, value))
                Write(writer, member, value);
        }

        writer.WriteEndObject();
    }

    public JsonObject ToJson(object row)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            Write(writer, row);
        return JsonNode.Parse(text.GetBuffer().AsSpan(0, (int)text.Length)) as JsonObject ?? [];
    }

    private bool IsLeftOut(RowMember member, object? value)
        => leavesOutMissing && member is { Related: not null, Member.Relation: not null } && (value is null or ICollection { Count: 0 });

    private void Write(Utf8JsonWriter writer, RowMember member, object? value)
    {
        writer.WritePropertyName(member.Name);
        if (member.Related is { } related)
            WriteRelated(writer, related, value);
        else
            WriteValue(writer, value);
    }

    private static void WriteRelated(Utf8JsonWriter writer, RowShape related, object? value)
    {
        if (value is not IEnumerable rows)
        {
            related.Write(writer, value);
            return;
        }

        writer.WriteStartArray();
        foreach (var row in rows)
            related.Write(writer, row);
        writer.WriteEndArray();
    }

    /// <summary>Writes the most frequent types without a converter.</summary>
    private void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text when options.Converters.Count == 0:
                writer.WriteStringValue(text);
                break;
            case int number when options.Converters.Count == 0:
                writer.WriteNumberValue(number);
                break;
            case bool flag when options.Converters.Count == 0:
                writer.WriteBooleanValue(flag);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), options);
                break;
        }
    }
}
