using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests;

/// <summary>Determines whether a request has any parameters.</summary>
internal static class QueryUsage
{
    public static bool IsUsed(ParsedQuery query)
        => query.Where.Parts.Count > 0 || query.Problems.Problems.Count > 0 || IsUsed(query.Controls);

    private static bool IsUsed(QueryControls controls)
        => controls is not
        {
            OrderBy.Count: 0, Load.Count: 0, Fields.Count: 0, Named.Count: 0,
            Page: null, PageSize: null, After: null, Before: null, Total: null, Search: null,
        };
}
