using System.Text.Json.Nodes;

namespace EFCore.Mixins.Problems;

/// <summary>One entry of <c>errors</c> in a problem document.</summary>
/// <param name="In">The location of the error: <c>query</c>, <c>body</c> or <c>header</c>.</param>
/// <param name="Name">The parameter, the pointer into the body (RFC 6901) or the header.</param>
/// <param name="Code">The kind of error.</param>
/// <param name="Detail">A description without details of the database.</param>
internal sealed record ProblemError(string In, string? Name, string Code, string Detail)
{
    public const string Query = "query";

    public const string Body = "body";

    public const string Header = "header";

    private const int MostLetters = 200;

    public int? Position { get; init; }

    public string? Suggestion { get; init; }

    public long? Max { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["in"] = In };
        if (Name is not null)
            json[NameOf(In)] = Shorten(Name);
        if (Position is { } position)
            json["position"] = position;
        json["code"] = Code;
        json["detail"] = Shorten(Detail);
        if (Suggestion is not null)
            json["suggestion"] = Shorten(Suggestion);
        if (Max is { } max)
            json["max"] = max;
        return json;
    }

    private static string NameOf(string place)
        => place switch
        {
            Body => "pointer",
            Header => "header",
            _ => "parameter",
        };

    private static string Shorten(string text)
    {
        if (text.Length <= MostLetters)
            return text;
        var end = char.IsHighSurrogate(text[MostLetters - 2]) ? MostLetters - 2 : MostLetters - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
