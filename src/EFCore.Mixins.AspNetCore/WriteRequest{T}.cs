using System.Reflection;
using EFCore.Mixins.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins;

/// <summary>The values of a new row (POST), or all values of an existing one (PUT), as a JSON object.</summary>
/// <remarks>
/// A parameter of a handler or an action. <c>Write</c> of the endpoint's policy allows the members. For anything else, the response is 400
/// before the handler runs, and with PUT also for a missing member. <c>await Post.CreateAsync(request.Values)</c> saves the row.
/// </remarks>
/// <typeparam name="T">The entity class that is written.</typeparam>
[ModelBinder(typeof(WriteRequestBinder))]
public sealed class WriteRequest<T> : IBindableFromHttpContext<WriteRequest<T>>, IEndpointParameterMetadataProvider
    where T : class, IActiveRecordMixin, IQueryMixin
{
    private readonly WrittenValues written;

    internal WriteRequest(WrittenValues written) => this.written = written;

    /// <summary>The values by the names of the members.</summary>
    /// <exception cref="BadHttpRequestException">The body is invalid.</exception>
    public IReadOnlyDictionary<string, object?> Values => written.Checked;

    /// <summary>The members that the policy lets requests write, for <c>Fill(request.Values, only: request.Allowed)</c>.</summary>
    public IReadOnlyList<string> Allowed => written.Allowed;

    internal HttpContext Context => written.Context;

    /// <summary>Reads the request. Minimal APIs call it.</summary>
    static async ValueTask<WriteRequest<T>?> IBindableFromHttpContext<WriteRequest<T>>.BindAsync(
        HttpContext context,
        ParameterInfo parameter)
        => new(await WriteRequestReader.ReadAsync<T>(context, WriteKind.Whole).ConfigureAwait(false));

    /// <summary>Adds the response to invalid requests to an endpoint. Minimal APIs call it.</summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => WriteEndpoint.Prepare<T>(builder, WriteKind.Whole);
}
