using System.Text.Json;
using EFCore.Mixins.Filling;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Policies;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests;

namespace EFCore.Mixins.Writing;

/// <summary>Reads a write's request body, and checks it with the policy and the model before any database query.</summary>
internal static class WriteRequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static async ValueTask<WrittenValues> ReadAsync<T>(HttpContext context, WriteKind kind)
        where T : class, IActiveRecordMixin, IQueryMixin
    {
        var endpoint = context.GetEndpoint() ?? throw new InvalidOperationException("A body that writes is bound outside of an endpoint.");
        var policy = EndpointPolicy.Of<T>(endpoint, context.RequestServices).For(context);
        var names = WritableNames.Of(policy, JsonSettings.Of(context));
        var problems = new List<ProblemError>();
        var body = await RequestBody
            .ReadAsync(context, policy.Limits.Query.MaxJsonLength, request => Accepts(request, kind))
            .ConfigureAwait(false);
        var values = Read(body, policy, names, problems);
        if (kind == WriteKind.Whole && HttpMethods.IsPut(context.Request.Method))
            problems.AddRange(names
                .Where(name => !values.ContainsKey(name.Member.Name))
                .Select(name => new ProblemError(
                    ProblemError.Body,
                    "/" + JsonPointer.Escape(name.Json),
                    "required",
                    "A value is required.")));
        if (problems.Count == 0)
            Check(policy, values, names, problems);
        var written = new WrittenValues(context, typeof(T), problems.Count == 0 ? values : null, names);
        context.Features.Set(written);
        if (problems.Count > 0)
            RequestProblems.Add(context, BodyProblems.Of(problems));
        return written;
    }

    private static bool Accepts(HttpRequest request, WriteKind kind)
        => kind == WriteKind.Patch
            ? request.ContentType?.Split(';')[0].Trim().Equals(WriteEndpoint.MergePatch, StringComparison.OrdinalIgnoreCase) == true
            : request.HasJsonContentType();

    private static Dictionary<string, object?> Read(
        byte[]? body,
        BoundPolicy policy,
        IReadOnlyList<(EntityMember Member, string Json)> names,
        List<ProblemError> problems)
    {
        var values = new Dictionary<string, object?>();
        if (Parse(body, policy.Limits.Query.MaxJsonLength, problems) is not { } root)
            return values;
        foreach (var property in root.EnumerateObject())
        {
            if (names.FirstOrDefault(name => name.Json == property.Name) is { Member: { } member })
                values[member.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
            else
                problems.Add(new(ProblemError.Body, "/" + JsonPointer.Escape(property.Name), "name", BodyProblems.UnknownMember));
        }

        return values;
    }

    private static JsonElement? Parse(byte[]? body, int most, List<ProblemError> problems)
    {
        try
        {
            if (body is not null && body.Length <= most)
            {
                using var document = JsonDocument.Parse(body, Strict);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                    return document.RootElement.Clone();
            }

            problems.Add(body?.Length > most
                ? new(ProblemError.Body, "", "limit", $"The body has too many bytes: at most {most}.") { Max = most }
                : new(ProblemError.Body, "", "json", "A JSON object is expected."));
        }
        catch (JsonException)
        {
            problems.Add(new(ProblemError.Body, "", "json", "The JSON is malformed, nests too deep, or gives a name twice."));
        }

        return null;
    }

    /// <summary>Checks the types of single values. Nested values are checked with their row.</summary>
    private static void Check(
        BoundPolicy policy,
        Dictionary<string, object?> values,
        IReadOnlyList<(EntityMember Member, string Json)> names,
        List<ProblemError> problems)
    {
        var single = values
            .Where(pair => pair.Value is not JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array })
            .ToDictionary();
        var reader = new AssignmentReader(policy.Type, null, [.. names.Select(name => name.Member.Name)], null);
        reader.Read(single);
        problems.AddRange(reader.Problems.Select(problem => BodyProblems.Of(
            problem,
            names.FirstOrDefault(name => name.Member.Name == problem.Name).Json)));
    }
}
