using System.Text.Json;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Policies;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>The schemas of rows and pages.</summary>
internal sealed class RowSchema(JsonSerializerOptions options)
{
    public OpenApiSchema Page(BoundPolicy policy, bool hasCursors)
        => Object(("items", ValueSchema.ListOf(Row(policy.Reads))), ("page", hasCursors ? CursorInfo : PageInfo));

    public OpenApiSchema Row(IReadOnlyList<ReadableMember> members)
        => Object([.. members.Select(member => (NameOf(member.Member), Member(member)))]);

    /// <summary>The request body with some or all of the writable members.</summary>
    public OpenApiSchema Body(IReadOnlyList<EntityMember> members)
    {
        var schema = Object([.. members.Select(member => (NameOf(member), Attribute(member)))]);
        schema.AdditionalPropertiesAllowed = false;
        return schema;
    }

    private static OpenApiSchema PageInfo
        => Object(
            ("number", ValueSchema.WholeNumber),
            ("size", ValueSchema.WholeNumber),
            ("total", ValueSchema.Of(typeof(long))),
            ("totalIsExact", ValueSchema.Boolean),
            ("hasNext", ValueSchema.Boolean),
            ("hasPrevious", ValueSchema.Boolean));

    private static OpenApiSchema CursorInfo
        => Object(
            ("size", ValueSchema.WholeNumber),
            ("next", ValueSchema.Of(typeof(string), isNullable: true)),
            ("previous", ValueSchema.Of(typeof(string), isNullable: true)),
            ("hasNext", ValueSchema.Boolean),
            ("hasPrevious", ValueSchema.Boolean));

    private OpenApiSchema Member(ReadableMember member)
        => member.Members.Count == 0 ? Attribute(member.Member)
            : member.Member.IsToMany ? ValueSchema.ListOf(Row(member.Members))
            : Row(member.Members);

    private static OpenApiSchema Attribute(EntityMember member)
        => member.ValueType?.Element is { } element ? ValueSchema.ListOf(ValueSchema.Of(element.Underlying))
            : ValueSchema.Of(member.ValueType?.Underlying ?? typeof(string), member.IsOptional);

    private string NameOf(EntityMember member) => RowShapes.NameOf(member, RowShapes.PropertyOf(member), options);

    private static OpenApiSchema Object(params (string Name, OpenApiSchema Schema)[] members)
        => new()
        {
            Type = JsonSchemaType.Object,
            Properties = members.ToDictionary(member => member.Name, member => (IOpenApiSchema)member.Schema),
        };
}
