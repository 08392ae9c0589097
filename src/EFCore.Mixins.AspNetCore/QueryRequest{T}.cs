using System.Reflection;
using EFCore.Mixins.Endpoints;
using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins;

/// <summary>
///     The filters, order, relations to load, fields and page of a request, from its query string or a JSON body, as far as the
///     policy of the endpoint allows.
/// </summary>
/// <remarks>
/// A parameter of a handler or an action. For an invalid request, the response is 400 before the handler runs, and no row is read. Every
/// member throws <see cref="QueryException"/> for it.
/// <c>app.MapGet("/posts", (QueryRequest&lt;Post&gt; query) => query.PageAsync())
///     .WithQuery&lt;Post&gt;(policy => policy.Filter(p => p.Rating))</c>
/// </remarks>
/// <typeparam name="T">The entity class of the rows.</typeparam>
[ModelBinder(typeof(QueryRequestBinder))]
public sealed partial class QueryRequest<T> : IBindableFromHttpContext<QueryRequest<T>>, IEndpointParameterMetadataProvider, IQueryRequest
    where T : class, IQueryMixin
{
    private readonly BoundRequest request;

    internal QueryRequest(BoundRequest request) => this.request = request;

    /// <summary>The filter of the request, with the conditions of the policy.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public Filter Where => Checked.Where ?? Filter.And();

    /// <summary>The sort keys.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public IReadOnlyList<string> OrderBy => Checked.OrderBy;

    /// <summary>The relations to load; null for none.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public LoadPlan? Load => Checked.Load;

    /// <summary>The page.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public PageRequest Page => Checked.Page;

    BoundRequest IQueryRequest.Request => request;

    private BoundRequest Checked => request.Problems.Count == 0 ? request : throw new QueryException(request.Problems);

    /// <summary>Reads the request. Minimal APIs call it.</summary>
    static async ValueTask<QueryRequest<T>?> IBindableFromHttpContext<QueryRequest<T>>.BindAsync(
        HttpContext context,
        ParameterInfo parameter)
        => new(await QueryRequestReader.ReadAsync<T>(context).ConfigureAwait(false));

    /// <summary>Adds the response to invalid requests to an endpoint. Minimal APIs call it.</summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => QueryEndpoint.Prepare<T>(builder);
}
