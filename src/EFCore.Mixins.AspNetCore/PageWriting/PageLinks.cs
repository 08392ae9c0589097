using System.Globalization;
using EFCore.Mixins.Requests;

namespace EFCore.Mixins.PageWriting;

/// <summary>The links to other pages (RFC 8288).</summary>
internal static class PageLinks
{
    public static string Of(PageEnvelope page, BoundRequest request)
    {
        var names = request.Policy.Rules.Settings.ControlNames;
        return string.Join(", ", page.IsCursor ? OfCursors(page, request, names) : OfNumbers(page, request, names.Page));
    }

    private static IEnumerable<string> OfCursors(PageEnvelope page, BoundRequest request, QueryControlNaming names)
    {
        string?[] replaced = [names.After, names.Before];
        yield return Link(request, replaced, null, null, "first");
        if (page.Previous is { } previous)
            yield return Link(request, replaced, names.Before, previous, "prev");
        if (page.Next is { } next)
            yield return Link(request, replaced, names.After, next, "next");
    }

    private static IEnumerable<string> OfNumbers(PageEnvelope page, BoundRequest request, string? name)
    {
        var number = page.Number ?? 1;
        yield return Numbered(1, "first");
        if (page.HasPrevious)
            yield return Numbered(number - 1, "prev");
        if (page.HasNext)
            yield return Numbered(number + 1, "next");
        if (page.PageCount is { } last and > 0)
            yield return Numbered(last, "last");

        string Numbered(int to, string relation) => Link(request, [name], name, to.ToString(CultureInfo.InvariantCulture), relation);
    }

    /// <summary>The URL of the request with another page, relative to the host.</summary>
    private static string Link(BoundRequest request, string?[] replaced, string? name, string? value, string relation)
    {
        var http = request.Context.Request;
        var kept = (http.QueryString.Value ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !replaced.Contains(pair.Split('=')[0]));
        var pairs = name is null ? kept : kept.Append($"{name}={Uri.EscapeDataString(value ?? "")}");
        var query = string.Join('&', pairs);
        var path = http.PathBase.ToUriComponent() + http.Path.ToUriComponent();
        return $"<{path}{(query.Length == 0 ? "" : "?" + query)}>; rel=\"{relation}\"";
    }
}
