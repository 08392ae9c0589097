using EFCore.Mixins.Problems;

namespace EFCore.Mixins.Writing;

/// <summary>The problems of a write's request body.</summary>
internal static class BodyProblems
{
    /// <summary>The text is the same for unknown members and for those that are not writable.</summary>
    public const string UnknownMember = "This is not a member that can be written.";

    public static WebProblem Of(IReadOnlyList<ProblemError> problems)
        => new(StatusCodes.Status400BadRequest, ProblemKinds.Body, "The body cannot be used.")
        {
            Detail = problems.Count == 1
                ? "One value cannot be used; nothing was written."
                : $"{problems.Count} values cannot be used; nothing was written.",
            Errors = problems,
        };

    /// <summary>The problems of invalid values; null if the values are not from the request.</summary>
    public static WebProblem? Of(FillException exception, HttpContext context)
        => context.Features.Get<WrittenValues>() is { } written && written.EntityClass == exception.EntityClass
            ? Of([.. exception.Problems.Select(problem => Of(problem, written.JsonNameOf(problem.Name)))])
            : null;

    public static ProblemError Of(FillProblem problem, string? json)
    {
        var (code, detail) = json is null ? ("name", UnknownMember) : Describe(problem);
        return new(ProblemError.Body, json is null ? null : PointerOf(json), code, detail);
    }

    private static (string Code, string Detail) Describe(FillProblem problem)
        => problem.Kind switch
        {
            FillProblemKind.NullValue => ("null", "A value is required, null was given."),
            FillProblemKind.Missing => ("required", "A value is required."),
            FillProblemKind.WrongType when !problem.Reason.Contains('\'', StringComparison.Ordinal) => ("value", Sentence(problem.Reason)),
            FillProblemKind.WrongType => ("value", "The value has another type than the member."),
            FillProblemKind.Contradictory => ("repeated", "The value contradicts another one."),
            FillProblemKind.NoSuchRow => ("value", "There is no such row."),
            _ => ("name", UnknownMember),
        };

    /// <summary><c>address.lines[0]</c> is <c>/address/lines/0</c>.</summary>
    private static string PointerOf(string path)
        => JsonPointer.Of(path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal));

    private static string Sentence(string reason) => $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.";
}
