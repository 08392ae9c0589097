namespace EFCore.Mixins.Problems;

/// <summary>The last part of a problem's <c>type</c>.</summary>
internal static class ProblemKinds
{
    public const string Blank = "about:blank";

    public const string Query = "query";

    public const string Limit = "limit";

    public const string Cursor = "cursor";

    public const string Body = "body";

    public const string NotFound = "not-found";

    public const string Conflict = "conflict";

    public const string Reference = "reference";

    public const string Invalid = "invalid";

    public const string Precondition = "precondition";

    public const string Unavailable = "unavailable";

    public const string Cost = "cost";
}
