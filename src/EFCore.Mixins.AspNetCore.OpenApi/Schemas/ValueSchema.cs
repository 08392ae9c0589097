using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>The schemas of single values.</summary>
internal static class ValueSchema
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Known = new()
    {
        [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(byte)] = (JsonSchemaType.Integer, "int32"),
        [typeof(short)] = (JsonSchemaType.Integer, "int32"),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(long)] = (JsonSchemaType.Integer, "int64"),
        [typeof(float)] = (JsonSchemaType.Number, "float"),
        [typeof(double)] = (JsonSchemaType.Number, "double"),
        [typeof(decimal)] = (JsonSchemaType.Number, "double"),
        [typeof(Guid)] = (JsonSchemaType.String, "uuid"),
        [typeof(DateTime)] = (JsonSchemaType.String, "date-time"),
        [typeof(DateTimeOffset)] = (JsonSchemaType.String, "date-time"),
        [typeof(DateOnly)] = (JsonSchemaType.String, "date"),
        [typeof(TimeOnly)] = (JsonSchemaType.String, "time"),
    };

    public static OpenApiSchema Boolean => Of(typeof(bool));

    public static OpenApiSchema WholeNumber => Of(typeof(int));

    public static OpenApiSchema Of(Type type, bool isNullable = false)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        var (kind, format) = Known.GetValueOrDefault(underlying, (JsonSchemaType.String, null));
        return new OpenApiSchema
        {
            Type = isNullable ? kind | JsonSchemaType.Null : kind,
            Format = format,
            Enum = underlying.IsEnum ? [.. Enum.GetNames(underlying).Select(name => (JsonNode)name)] : null,
        };
    }

    public static OpenApiSchema ListOf(OpenApiSchema item, int? min = null, int? max = null)
        => new() { Type = JsonSchemaType.Array, Items = item, MinItems = min, MaxItems = max };

    /// <summary>A list with values from these names.</summary>
    public static OpenApiSchema Names(IEnumerable<string> names, int max)
        => ListOf(new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)name)] }, max: max);
}
