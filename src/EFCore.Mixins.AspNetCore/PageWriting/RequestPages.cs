using EFCore.Mixins.Requests;

namespace EFCore.Mixins.PageWriting;

/// <summary>Checks that the kind of page in a request matches that of its endpoint.</summary>
internal static class RequestPages
{
    public static PageRequest ByNumber(BoundRequest request)
        => request.Page.After is null && request.Page.Before is null ? request.Page
            : throw Refused(Names(request).After, "The pages of this resource have numbers, and no cursors.");

    public static PageRequest ByCursor(BoundRequest request)
        => !request.Page.HasNumber ? request.Page
            : throw Refused(Names(request).Page, "The pages of this resource have cursors, and no numbers.");

    private static QueryControlNaming Names(BoundRequest request) => request.Policy.Rules.Settings.ControlNames;

    private static QueryException Refused(string? parameter, string detail)
        => new([new QueryProblem { Code = QueryProblemCode.Page, Parameter = parameter, Detail = detail }]);
}
