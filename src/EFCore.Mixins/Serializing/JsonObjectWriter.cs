using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Serializing;

/// <summary>Writes rows as JSON objects, with the names and values that the options define.</summary>
internal sealed class JsonObjectWriter(SerializationScope request, JsonSerializerOptions options) : InstanceDataWriter<JsonObject>(request)
{
    protected override JsonObject Create(int capacity) => [];

    protected override void Put(JsonObject row, SerializedMember member, object? value)
    {
        if (!IsLeftOut(member, value))
            Add(row, member, Node(member, value));
    }

    protected override void PutRow(JsonObject row, SerializedMember member, JsonObject? value)
    {
        if (!IsLeftOut(member, value))
            Add(row, member, value);
    }

    protected override void PutRows(JsonObject row, SerializedMember member, List<JsonObject?> values)
    {
        if (!IsLeftOut(member, values))
            Add(row, member, new JsonArray([.. values]));
    }

    /// <summary>The condition of the member overrides that of the options, as in System.Text.Json.</summary>
    private bool IsLeftOut(SerializedMember member, object? value)
        => (member.IgnoreCondition ?? options.DefaultIgnoreCondition) switch
        {
            JsonIgnoreCondition.Always or JsonIgnoreCondition.WhenWriting => true,
            JsonIgnoreCondition.WhenWritingNull => value is null,
            JsonIgnoreCondition.WhenWritingDefault => member.IsDefault(value),
            _ => false,
        };

    private void Add(JsonObject row, SerializedMember member, JsonNode? value)
        => row[member.JsonName ?? options.PropertyNamingPolicy?.ConvertName(member.Name) ?? member.Name] = value;

    private JsonNode? Node(SerializedMember member, object? value)
    {
        if (value is not null && member.IdConverter is { } converter && !options.Converters.Any(json => json.CanConvert(value.GetType())))
            value = converter.ConvertToProvider(value);
        return value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), options);
    }
}
