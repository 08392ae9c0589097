using System.Text.Json.Nodes;
using EFCore.Mixins.Problems;

namespace EFCore.Mixins.ErrorHandling;

/// <summary>The problem document of a constraint violation, with the names that the client may see, and without values.</summary>
internal static class ConstraintProblems
{
    public static WebProblem Conflict(ConstraintException exception, HttpContext context)
        => new WebProblem(StatusCodes.Status409Conflict, ProblemKinds.Conflict, "Another row has these values.")
            .With("conflict", Names(exception, context));

    public static WebProblem Reference(ReferenceViolationException exception, HttpContext context)
        => new WebProblem(
            StatusCodes.Status409Conflict,
            ProblemKinds.Reference,
            exception is StillReferencedException ? "Other rows refer to this one." : "The row refers to one that does not exist.")
            .With("reference", Names(exception, context));

    public static WebProblem Invalid(ConstraintException exception, HttpContext context)
    {
        var (code, detail) = Describe(exception);
        var names = PublicNames.Of(exception, context);
        return new(StatusCodes.Status422UnprocessableEntity, ProblemKinds.Invalid, "The values are not accepted.")
        {
            Errors = names.Count == 0
                ? [new(ProblemError.Body, null, code, detail)]
                : [.. names.Select(name => new ProblemError(ProblemError.Body, JsonPointer.Of(name), code, detail))],
        };
    }

    private static (string Code, string Detail) Describe(ConstraintException exception)
        => exception switch
        {
            RequiredValueException => ("required", "A value is required."),
            ValueTooLongException => ("length", "The value is too long."),
            NumericOverflowException => ("range", "The number is too large or too small."),
            _ => ("check", "The value is outside of what is allowed."),
        };

    private static JsonArray Names(ConstraintException exception, HttpContext context)
        => [.. PublicNames.Of(exception, context).Select(name => (JsonNode)name)];
}
