using System.Text.Json.Nodes;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests;
using EFCore.Mixins.Writing;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.ErrorHandling;

/// <summary>Maps exceptions to problems, most specific first. All other exceptions are errors of the application.</summary>
internal static class ProblemTable
{
    private const int SoonInSeconds = 1;

    private static readonly Func<Exception, HttpContext, WebProblem?>[] Rows =
    [
        Row<QueryException>((exception, context) => QueryProblems.Of(exception.Problems, context)),
        Row<InvalidCursorException>((exception, _) => OfCursor(exception)),
        Row<CursorTooLongException>((_, _) => TooLongForCursor()),
        Row<FillException>((exception, context) => BodyProblems.Of(exception, context)),
        Row<PreconditionFailedException>((exception, _) => Precondition(exception)),
        Row<ModelNotFoundException>(NotFound),
        Row<AlreadyExistsException>((exception, context) => ConstraintProblems.Conflict(exception, context)),
        Row<ExclusionViolationException>((exception, context) => ConstraintProblems.Conflict(exception, context)),
        Row<ReferenceViolationException>((exception, context) => ConstraintProblems.Reference(exception, context)),
        Row<ConstraintException>((exception, context) => ConstraintProblems.Invalid(exception, context)),
        Row<DbUpdateConcurrencyException>((_, context) => Changed(context)),
        Row<DatabaseTimeoutException>((exception, _) => TooSlow(exception)),
        Row<ConnectionLostException>((exception, _) => InDoubt(Unavailable("The database cannot be reached."), exception.IsInDoubt)),
        Row<DatabaseBusyException>((_, _) => Unavailable("The database is busy.") with { RetryAfter = SoonInSeconds }),
        Row<TransactionEndedException>((_, _) => Unavailable("The database is busy.") with { RetryAfter = SoonInSeconds }),
        Row<ReadOnlyDatabaseException>((_, _) => Unavailable("The database accepts no changes at the moment.")),
        Row<BadHttpRequestException>((exception, _) => BadRequest(exception)),
    ];

    public static WebProblem? Find(Exception exception, HttpContext context)
    {
        foreach (var row in Rows)
        {
            if (row(exception, context) is { } problem)
                return problem;
        }

        return null;
    }

    private static Func<Exception, HttpContext, WebProblem?> Row<TException>(Func<TException, HttpContext, WebProblem?> make)
        where TException : Exception
        => (exception, context) => exception is TException typed ? make(typed, context) : null;

    private static WebProblem OfCursor(InvalidCursorException exception)
        => exception.Reason is InvalidCursorReason.OtherOrder or InvalidCursorReason.OtherSelection
            ? Cursor("other-query", "It was made for another filter or order. Begin at the first page.")
            : Cursor("unreadable", "It is not a cursor of this resource, or has expired. Begin at the first page.");

    private static WebProblem Cursor(string reason, string detail)
        => new WebProblem(StatusCodes.Status400BadRequest, ProblemKinds.Cursor, "The cursor cannot be used.") { Detail = detail }
            .With("reason", reason);

    private static WebProblem TooLongForCursor()
        => new(StatusCodes.Status400BadRequest, ProblemKinds.Limit, "The query asks for too much.")
        {
            Errors =
            [
                new(
                    ProblemError.Query,
                    null,
                    "limit",
                    "The values that the rows are sorted by are too long for a cursor. Choose another order."),
            ],
        };

    private static WebProblem Precondition(PreconditionFailedException exception)
        => new WebProblem(StatusCodes.Status412PreconditionFailed, ProblemKinds.Precondition, "The row was changed by somebody else.")
            .With("etag", exception.ETag);

    private static WebProblem NotFound(ModelNotFoundException exception, HttpContext context)
    {
        var problem = new WebProblem(StatusCodes.Status404NotFound, ProblemKinds.NotFound, "There is no such row.");
        return ProblemSettings.Of(context).TellNames ? problem.With("entity", exception.EntityClass.Name) : problem;
    }

    private static WebProblem Changed(HttpContext context)
        => context.Request.Headers.IfMatch.Count > 0
            ? new(StatusCodes.Status412PreconditionFailed, ProblemKinds.Precondition, "The row was changed by somebody else.")
            : new(StatusCodes.Status409Conflict, ProblemKinds.Precondition, "The row was changed by somebody else.");

    private static WebProblem TooSlow(DatabaseTimeoutException exception)
        => InDoubt(
            new WebProblem(StatusCodes.Status503ServiceUnavailable, ProblemKinds.Cost, "The query takes too long.").With("code", "cost"),
            exception.IsInDoubt);

    private static WebProblem Unavailable(string title) => new(StatusCodes.Status503ServiceUnavailable, ProblemKinds.Unavailable, title);

    private static WebProblem InDoubt(WebProblem problem, bool isInDoubt)
        => isInDoubt ? problem.With("inDoubt", JsonValue.Create(true)) : problem;

    private static WebProblem BadRequest(BadHttpRequestException exception)
        => new(exception.StatusCode, ProblemKinds.Body, "The request cannot be understood.");
}
