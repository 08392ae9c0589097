using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>The parameters of a request for rows, in a fixed order.</summary>
internal sealed class QueryParameters(BoundPolicy policy, bool hasCursors)
{
    private const int MostConditions = 60;

    private readonly QueryControlNames names = policy.Syntax.Controls;

    public IEnumerable<OpenApiParameter> All => [.. Conditions(), .. Named(), .. Selection(), .. Pages()];

    private IEnumerable<OpenApiParameter> Conditions()
    {
        var attributes = policy.Filters.Values.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).ToList();
        var all = attributes.SelectMany(attribute => AttributeOperators.Of(attribute, policy)).ToList();
        return all.Count <= MostConditions
            ? all.Select(one => Parameter(one.Name, one.Schema, one.Text))
            : attributes
                .Select(attribute => AttributeOperators.Of(attribute, policy).ToList())
                .Where(operators => operators.Count > 0)
                .Select(Together);
    }

    /// <summary>One parameter for all operators of an attribute.</summary>
    private static OpenApiParameter Together(List<(string Name, OpenApiSchema Schema, string Text)> operators)
        => Parameter(operators[0].Name, operators[0].Schema, $"also: {string.Join(", ", operators.Skip(1).Select(one => one.Name))}");

    private IEnumerable<OpenApiParameter> Named()
        => policy.Named.Values.OrderBy(rule => rule.Name, StringComparer.Ordinal)
            .Select(rule => Parameter(rule.Name, ValueSchema.Of(rule.ValueType), null));

    private IEnumerable<OpenApiParameter> Selection()
    {
        var limits = policy.Limits.Query;
        var sorts = AllowedNames.Of(policy, QueryUse.Sort).SelectMany(key => new[] { key, $"-{key}" });
        if (names.Search is { } search)
            yield return Parameter(search, ValueSchema.Of(typeof(string)), "words, and phrases in double quotes, that rows contain");
        if (names.OrderBy is { } orderBy)
            yield return Joined(orderBy, ValueSchema.Names(sorts, limits.MaxSortKeys), "the order");
        if (names.Load is { } load)
            yield return Joined(
                load,
                ValueSchema.Names(AllowedNames.Of(policy, QueryUse.Load), limits.MaxLoads),
                "the related rows to load with each row");
        if (names.Fields is { } fields && policy.Reads.Count > 0)
            yield return Joined(
                fields,
                ValueSchema.Names(AllowedNames.Of(policy, QueryUse.Read), limits.MaxFields),
                "the fields of each row");
    }

    private IEnumerable<OpenApiParameter> Pages()
    {
        var limits = policy.Limits.Query;
        if (names.PageSize is { } size)
            yield return Parameter(size, Number(limits.MaxPageSize, limits.DefaultPageSize), "the number of rows of the page");
        if (!hasCursors && names.Page is { } page)
            yield return Parameter(page, Number(null, 1), "the number of the page");
        if (!hasCursors && names.Total is { } total)
            yield return Parameter(
                total,
                new() { Type = JsonSchemaType.String, Enum = ["none", "capped", "exact"] },
                "how the rows are counted");
        if (hasCursors && names.After is { } after)
            yield return Parameter(after, Cursor(limits.MaxCursorLength), "the cursor after which the page begins");
        if (hasCursors && names.Before is { } before)
            yield return Parameter(before, Cursor(limits.MaxCursorLength), "the cursor before which the page ends");
    }

    private static OpenApiSchema Number(int? max, int standard)
    {
        var schema = ValueSchema.WholeNumber;
        schema.Minimum = "1";
        schema.Maximum = max?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        schema.Default = standard;
        return schema;
    }

    private static OpenApiSchema Cursor(int max) => new() { Type = JsonSchemaType.String, MaxLength = max };

    private static OpenApiParameter Parameter(string name, OpenApiSchema schema, string? description)
        => new() { Name = name, In = ParameterLocation.Query, Schema = schema, Description = description };

    /// <summary>A list whose names are joined by commas.</summary>
    private static OpenApiParameter Joined(string name, OpenApiSchema schema, string description)
    {
        var parameter = Parameter(name, schema, description);
        parameter.Style = ParameterStyle.Form;
        parameter.Explode = false;
        return parameter;
    }
}
