using EFCore.Mixins.Policies;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>The operators that a policy allows for an attribute, each with the schema of its value.</summary>
internal static class AttributeOperators
{
    private static readonly string[] OfKeys = ["exact", "ne", "in", "notin", "isnull"];

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["exact"] = "is this",
        ["ne"] = "is not this",
        ["in"] = "is one of these",
        ["notin"] = "is none of these",
        ["gt"] = "is more than this",
        ["ge"] = "is at least this",
        ["lt"] = "is less than this",
        ["le"] = "is at most this",
        ["between"] = "is between these two, which may be empty",
        ["notbetween"] = "is not between these two",
        ["isnull"] = "is missing, or not",
        ["startswith"] = "begins with this",
        ["istartswith"] = "begins with this, ignoring case",
        ["iexact"] = "is this, ignoring case",
        ["contains"] = "contains this",
        ["endswith"] = "ends with this",
        ["iendswith"] = "ends with this, ignoring case",
        ["count"] = "has as many rows",
    };

    public static IEnumerable<(string Name, OpenApiSchema Schema, string Text)> Of(AllowedAttribute attribute, BoundPolicy policy)
        => NamesOf(attribute, policy).Where(name => attribute.Allows(name)).Select(name => (
            name == "exact" ? attribute.Name : $"{attribute.Name}__{name}",
            SchemaOf(attribute, name, policy.Limits.Query.MaxListLength),
            $"{attribute.Name} {Texts.GetValueOrDefault(name, name)}"));

    private static IEnumerable<string> NamesOf(AllowedAttribute attribute, BoundPolicy policy)
        => attribute.Path.Attribute.ValueType is { } type ? policy.Settings.Filtering.Operators.NamesFor(type)
            : attribute.Path.Attribute.IsToMany ? ["count"]
            : OfKeys;

    private static OpenApiSchema SchemaOf(AllowedAttribute attribute, string operatorName, int maxList)
    {
        var value = ValueSchema.Of(TypeOf(attribute));
        return operatorName switch
        {
            "isnull" => ValueSchema.Boolean,
            "in" or "notin" or "has_any" or "has_all" => ValueSchema.ListOf(value, max: maxList),
            "between" or "notbetween" => ValueSchema.ListOf(value, 2, 2),
            "date" => ValueSchema.Of(typeof(DateOnly)),
            _ when OperatorNames.Of(operatorName) is FilterOperators.DateParts or FilterOperators.Count => ValueSchema.WholeNumber,
            _ => value,
        };
    }

    private static Type TypeOf(AllowedAttribute attribute)
        => attribute.Path.Attribute.ValueType?.Element?.Underlying
            ?? attribute.Path.Attribute.ValueType?.Underlying
            ?? attribute.Path.Attribute.Relation?.TargetEntityType.FindPrimaryKey()?.Properties[0].ClrType
            ?? typeof(string);
}
