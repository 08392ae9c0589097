using EFCore.Mixins.Policies;

namespace EFCore.Mixins.Problems;

/// <summary>The problems of a request's query, which endpoints return before their handler runs.</summary>
internal sealed class RequestProblems
{
    /// <summary>The policy, if problems may list allowed names; otherwise null.</summary>
    public BoundPolicy? Allowed { get; private set; }

    /// <summary>The response; null without problems.</summary>
    public WebProblem? Problem { get; private set; }

    public static RequestProblems? Of(HttpContext context) => context.Features.Get<RequestProblems>();

    /// <summary>The response to the problems of a request; null if it has none.</summary>
    public static WebProblem? ProblemOf(HttpContext context) => Of(context)?.Problem;

    /// <summary>Adds the allowed names of the policy to the problems.</summary>
    public static void Tell(HttpContext context, BoundPolicy allowed) => Get(context).Allowed = allowed;

    /// <summary>Adds problems. The first response is kept.</summary>
    public static void Add(HttpContext context, WebProblem problem) => Get(context).Problem ??= problem;

    private static RequestProblems Get(HttpContext context)
    {
        var problems = Of(context);
        if (problems is null)
            context.Features.Set(problems = new RequestProblems());
        return problems;
    }
}
