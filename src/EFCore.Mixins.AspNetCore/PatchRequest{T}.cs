using System.Reflection;
using EFCore.Mixins.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins;

/// <summary>
///     Changes to a row: a JSON merge patch (RFC 7396), <c>application/merge-patch+json</c>. An absent member is not changed, null sets
///     null.
/// </summary>
/// <remarks>
/// A parameter of a handler or an action. <c>Write</c> of the endpoint's policy allows the members. For anything else, the response is 400
/// before the handler runs. <c>await post.UpdateAsync(patch)</c> compares <c>If-Match</c>, and saves the row.
/// </remarks>
/// <typeparam name="T">The entity class that is changed.</typeparam>
[ModelBinder(typeof(WriteRequestBinder))]
public sealed class PatchRequest<T> : IBindableFromHttpContext<PatchRequest<T>>, IEndpointParameterMetadataProvider
    where T : class, IActiveRecordMixin, IQueryMixin
{
    private readonly WrittenValues written;

    internal PatchRequest(WrittenValues written) => this.written = written;

    /// <summary>The values by the names of the members.</summary>
    /// <exception cref="BadHttpRequestException">The body is invalid.</exception>
    public IReadOnlyDictionary<string, object?> Values => written.Checked;

    /// <summary>The members that the policy lets requests write, for <c>Fill(patch.Values, only: patch.Allowed)</c>.</summary>
    public IReadOnlyList<string> Allowed => written.Allowed;

    internal HttpContext Context => written.Context;

    /// <summary>Reads the request. Minimal APIs call it.</summary>
    static async ValueTask<PatchRequest<T>?> IBindableFromHttpContext<PatchRequest<T>>.BindAsync(
        HttpContext context,
        ParameterInfo parameter)
        => new(await WriteRequestReader.ReadAsync<T>(context, WriteKind.Patch).ConfigureAwait(false));

    /// <summary>Adds the response to invalid requests to an endpoint. Minimal APIs call it.</summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => WriteEndpoint.Prepare<T>(builder, WriteKind.Patch);
}
