using EFCore.Mixins.Policies;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Requests;

/// <summary>Reads a request for rows. It parses the text and binds the tree to the model under the policy of the endpoint.</summary>
internal static class QueryRequestReader
{
    public static async ValueTask<BoundRequest> ReadAsync<T>(HttpContext context)
        where T : class, IQueryMixin
    {
        var endpoint = context.GetEndpoint() ?? throw new InvalidOperationException(
            $"A 'QueryRequest<{typeof(T).Name}>' is bound outside of an endpoint. Take it as a parameter of a handler or an action.");
        var policy = EndpointPolicy.Of<T>(endpoint, context.RequestServices).For(context);
        var parsed = await ParseAsync(context, policy.Syntax).ConfigureAwait(false);
        var request = Bind(context, policy, parsed);
        context.Features.Set(request);
        if (request.Problems.Count > 0)
            Note(context, policy, request.Problems);
        return request;
    }

    private static async ValueTask<ParsedQuery> ParseAsync(HttpContext context, QuerySyntax syntax)
    {
        if (!RequestBody.IsExpected(context.Request))
            return QueryStringReader.Read(context.Request.QueryString.Value, syntax);
        var body = await RequestBody.ReadAsync(context, syntax.Limits.MaxJsonLength).ConfigureAwait(false);
        var beside = QueryStringReader.Read(context.Request.QueryString.Value, syntax);
        var parsed = body is null ? beside : QueryJsonReader.Read(body, syntax);
        if (body is not null && QueryUsage.IsUsed(beside))
            parsed.Problems.Add(
                QueryJsonOrigin.Body.Problem(QueryProblemCode.Json, "The query is in the body; leave its parameters out of the URL."));
        return parsed;
    }

    private static BoundRequest Bind(HttpContext context, BoundPolicy policy, ParsedQuery parsed)
    {
        var permissions = new PolicyPermissions(policy, Tells(context, policy));
        var bound = QueryBinder.Bind(parsed, policy.Type, policy.Settings, permissions);
        var additions = new PolicyFilters(policy, parsed.Problems);
        var where = additions.Add(bound);
        var loads = RequestLoads.Of(bound);
        return new BoundRequest
        {
            Context = context,
            Policy = policy,
            Where = where,
            OrderBy = bound.OrderBy.Count > 0 ? bound.OrderBy : policy.Rules.Settings.CursorOrder ?? [],
            Loads = loads,
            Load = RequestLoads.PlanOf(loads, policy),
            Fields = bound.Fields,
            Page = PageOf(bound.Page, policy),
            Problems = QueryCost.Check(bound, loads, policy, parsed.Problems, context),
        };
    }

    private static PageRequest PageOf(QueryPage page, BoundPolicy policy)
        => new(page.Number ?? 1, page.Size, page.After, page.Before, TotalOf(page.Total, policy)) { HasNumber = page.Number is not null };

    private static Total TotalOf(QueryTotal? total, BoundPolicy policy)
        => total switch
        {
            QueryTotal.None => Total.None,
            QueryTotal.Exact => Total.Exact,
            QueryTotal.Capped => Total.Capped(PolicyLimits.UsualTotal),
            _ => policy.Limits.Total,
        };

    private static void Note(HttpContext context, BoundPolicy policy, IReadOnlyList<QueryProblem> problems)
    {
        if (Tells(context, policy))
            RequestProblems.Tell(context, policy);
        RequestProblems.Add(context, QueryProblems.Of(problems, context));
    }

    private static bool Tells(HttpContext context, BoundPolicy policy)
        => policy.Rules.Settings.TellsAllowed ?? context.RequestServices.GetService<IHostEnvironment>()?.IsDevelopment() == true;
}
