using System.Text.Json;
using System.Text.Json.Serialization;

namespace EFCore.Mixins.Tests.Oracle;

/// <summary>A filter, sort and page with the rows that they return.</summary>
internal sealed record OracleCase(
    string Id,
    string Model,
    JsonElement Where,
    [property: JsonPropertyName("order_by")] string[] OrderBy,
    int? Limit,
    int? Offset,
    OracleRows Expected,
    string[] Tags);

/// <summary>The rows that a case returns: how many, a hash of all keys, the first keys, and the count without the page.</summary>
internal sealed record OracleRows(int Count, string Sha256, JsonElement[] Pks, int? Total);

/// <summary>An input that is refused, with what the error names.</summary>
internal sealed record OracleRefusal(
    string Id,
    string Model,
    JsonElement? Where,
    [property: JsonPropertyName("order_by")] string[]? OrderBy,
    OracleNest? Nest,
    string Error,
    OracleProblem[] Problems);

/// <summary>Wraps a tree in a group many times.</summary>
internal sealed record OracleNest(string Group, int Times);

/// <summary>One problem of an input: the whole key (null: the tree itself) and what the named part contains.</summary>
internal sealed record OracleProblem(string Kind, string? Key, string Part);
