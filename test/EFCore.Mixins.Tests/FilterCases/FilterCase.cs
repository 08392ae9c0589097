using System.Text.Json;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>A filter, sort and page with the rows that they return.</summary>
internal sealed record FilterCase(
    string Id,
    string Model,
    JsonElement Where,
    [property: JsonPropertyName("order_by")] string[] OrderBy,
    int? Limit,
    int? Offset,
    FilterCaseRows Expected,
    string[] Tags);

/// <summary>The rows that a case returns: how many, a hash of all keys, the first keys, and the count without the page.</summary>
internal sealed record FilterCaseRows(int Count, string Sha256, JsonElement[] Pks, int? Total);

/// <summary>An input that is refused, with what the error names.</summary>
internal sealed record FilterCaseRefusal(
    string Id,
    string Model,
    JsonElement? Where,
    [property: JsonPropertyName("order_by")] string[]? OrderBy,
    FilterCaseNest? Nest,
    string Error,
    FilterCaseProblem[] Problems);

/// <summary>Wraps a tree in a group many times.</summary>
internal sealed record FilterCaseNest(string Group, int Times);

/// <summary>One problem of an input: the whole key (null: the tree itself) and what the named part contains.</summary>
internal sealed record FilterCaseProblem(string Kind, string? Key, string Part);
