using Microsoft.Net.Http.Headers;

namespace EFCore.Mixins.Preconditions;

/// <summary>The preconditions of a request (RFC 9110, section 13.1).</summary>
internal static class IfMatch
{
    private const string Any = "*";

    /// <exception cref="PreconditionFailedException">The tag is not one of those in the request.</exception>
    public static void Check(HttpContext context, object row)
    {
        if (!IfMatchFeature.Of(context).Add(row) || context.Request.Headers.IfMatch.Count == 0)
            return;
        var tag = RowTag.Of(row);
        if (!Matches(context.Request.GetTypedHeaders().IfMatch, tag, comparesWeak: false))
            throw new PreconditionFailedException(tag);
    }

    /// <summary>Whether the client has the current row.</summary>
    public static bool IsKnown(HttpContext context, string? tag)
        => tag is not null
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && context.Request.Headers.IfNoneMatch.Count > 0
            && Matches(context.Request.GetTypedHeaders().IfNoneMatch, tag, comparesWeak: true);

    private static bool Matches(IList<EntityTagHeaderValue> given, string? tag, bool comparesWeak)
    {
        var own = tag is null ? null : EntityTagHeaderValue.Parse(tag);
        return given.Any(one => one.Tag.Value == Any || (own is not null && one.Compare(own, useStrongComparison: !comparesWeak)));
    }
}
