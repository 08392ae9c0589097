using EFCore.Mixins.Policies;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>The JSON body of a request for rows, whose filter is a recursive component.</summary>
internal static class FilterSchema
{
    public static OpenApiSchema Body(BoundPolicy policy, OpenApiDocument document)
    {
        var name = $"{policy.Type.ClrType.Name}Filter";
        var filter = new OpenApiSchemaReference(name, document);
        document.AddComponent(name, Filter(policy, filter));
        var names = ValueSchema.ListOf(ValueSchema.Of(typeof(string)));
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["where"] = filter,
                [policy.Syntax.Controls.OrderBy ?? "order_by"] = names,
                ["page"] = new OpenApiSchema { Type = JsonSchemaType.Object },
            },
        };
    }

    private static OpenApiSchema Filter(BoundPolicy policy, OpenApiSchemaReference self)
    {
        var members = new Dictionary<string, IOpenApiSchema>
        {
            ["and"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = self },
            ["or"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = self },
            ["not"] = self,
        };
        foreach (var attribute in policy.Filters.Values.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            foreach (var (name, schema, text) in AttributeOperators.Of(attribute, policy))
            {
                schema.Description = text;
                members[name] = schema;
            }
        }

        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = members, AdditionalPropertiesAllowed = false };
    }
}
