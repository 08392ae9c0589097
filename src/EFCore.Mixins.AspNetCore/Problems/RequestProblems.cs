using EFCore.Mixins.Policies;

namespace EFCore.Mixins.Problems;

/// <summary>What is wrong with the query of a request; endpoints answer it before their handler runs.</summary>
internal sealed class RequestProblems
{
    /// <summary>What the policy allows, if problems may list it; otherwise null.</summary>
    public BoundPolicy? Allowed { get; private set; }

    /// <summary>The answer; null while there are no problems.</summary>
    public WebProblem? Problem { get; private set; }

    public static RequestProblems? Of(HttpContext context) => context.Features.Get<RequestProblems>();

    /// <summary>The answer to the problems of a request; null where it has none.</summary>
    public static WebProblem? ProblemOf(HttpContext context) => Of(context)?.Problem;

    /// <summary>Adds what the policy allows to the problems.</summary>
    public static void Tell(HttpContext context, BoundPolicy allowed) => Get(context).Allowed = allowed;

    /// <summary>Notes problems; the first answer stays.</summary>
    public static void Add(HttpContext context, WebProblem problem) => Get(context).Problem ??= problem;

    private static RequestProblems Get(HttpContext context)
    {
        var problems = Of(context);
        if (problems is null)
            context.Features.Set(problems = new RequestProblems());
        return problems;
    }
}
