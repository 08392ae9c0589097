using System.Buffers;
using System.Text;
using System.Text.Json;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Writes a filter as a JSON object.</summary>
internal sealed class FilterJsonWriter(Utf8JsonWriter writer)
{
    /// <exception cref="NotSupportedException">The filter cannot be expressed in JSON.</exception>
    public static string Write(Filter filter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue }))
            new FilterJsonWriter(json).Write(FilterOutline.Of(filter, condition => condition));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(FilterOutline outline)
    {
        writer.WriteStartObject();
        foreach (var part in outline.Parts)
            Write(part);
        if (outline.Others.Count > 0)
            WriteAll("and", outline.Others);
        writer.WriteEndObject();
    }

    private void Write(FilterOutlinePart part)
    {
        if (part.IsCondition)
        {
            writer.WritePropertyName(FilterText.Valid(part.Name, part.Name is "and" or "or" or "not" ? part.Name + "__exact" : part.Name));
            WriteValue(part.Name, JsonValueReader.Unwrap(part.Value));
        }
        else if (part.IsOr)
        {
            WriteAll(part.Name, part.Branches);
        }
        else
        {
            writer.WritePropertyName(FilterText.Valid(part.Name, part.Name));
            Write(part.Branches[0]);
        }
    }

    private void WriteAll(string name, IReadOnlyList<FilterOutline> outlines)
    {
        writer.WriteStartArray(name);
        foreach (var outline in outlines)
            Write(outline);
        writer.WriteEndArray();
    }

    private void WriteValue(string key, object? value)
    {
        if (FilterRewriting.TakesList(key)
            && value is not IQueryable or EnumerableQuery
            && ListValueReader.Read(value, ListValueReader.Most) is { } list)
            WriteList(key, list);
        else
            WriteOne(key, value);
    }

    private void WriteOne(string key, object? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else if (value is bool flag)
            writer.WriteBooleanValue(flag);
        else if (FilterText.Valid(key, value) is var text && (NumberConversions.IsNumber(value.GetType()) || IsNumber(value, text)))
            writer.WriteRawValue(text);
        else
            writer.WriteStringValue(text);
    }

    private void WriteList(string key, IReadOnlyList<object?> list)
    {
        writer.WriteStartArray();
        foreach (var value in list)
            WriteOne(key, value);
        writer.WriteEndArray();
    }

    /// <summary>A member of an enum without a name.</summary>
    private static bool IsNumber(object value, string text) => value is Enum && text[0] is '-' or >= '0' and <= '9';
}
