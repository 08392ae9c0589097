using System.Text.Json.Nodes;

namespace EFCore.Mixins.Problems;

/// <summary>A problem that is sent to the client.</summary>
/// <param name="Status">The status of the response.</param>
/// <param name="Kind">The last part of its <c>type</c>.</param>
/// <param name="Title">A summary, which is the same for each problem of a kind.</param>
internal sealed record WebProblem(int Status, string Kind, string Title)
{
    private const int MostErrors = 20;

    public string? Detail { get; init; }

    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Further members of the document, created for each one.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode?>> Members { get; init; } = [];

    /// <summary>Seconds after which the request may be repeated.</summary>
    public int? RetryAfter { get; init; }

    public WebProblem With(string name, JsonNode? value) => this with { Members = [.. Members, KeyValuePair.Create(name, value)] };

    public JsonArray? ErrorsAsJson()
        => Errors.Count == 0 ? null : new JsonArray([.. Errors.Take(MostErrors).Select(error => (JsonNode)error.ToJson())]);
}
