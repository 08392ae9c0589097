using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Serializing;

/// <summary>Writes rows as JSON objects, with names and values as the options have them.</summary>
internal sealed class JsonWriter(RowRequest request, JsonSerializerOptions options) : RowWriter<JsonObject>(request)
{
    protected override JsonObject Create(int capacity) => [];

    protected override void Put(JsonObject row, RowMember member, object? value)
    {
        if (!member.IsNoJson)
            Add(row, member, Node(member, value));
    }

    protected override void PutRow(JsonObject row, RowMember member, JsonObject? value)
    {
        if (!member.IsNoJson)
            Add(row, member, value);
    }

    protected override void PutRows(JsonObject row, RowMember member, List<JsonObject?> values)
    {
        if (!member.IsNoJson)
            Add(row, member, new JsonArray([.. values]));
    }

    private void Add(JsonObject row, RowMember member, JsonNode? value)
    {
        if (value is not null || options.DefaultIgnoreCondition is not JsonIgnoreCondition.WhenWritingNull)
            row[member.JsonName ?? options.PropertyNamingPolicy?.ConvertName(member.Name) ?? member.Name] = value;
    }

    private JsonNode? Node(RowMember member, object? value)
    {
        if (value is not null && member.IdConverter is { } converter && !options.Converters.Any(json => json.CanConvert(value.GetType())))
            value = converter.ConvertToProvider(value);
        return value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), options);
    }
}
