using EFCore.Mixins.Policies;

namespace EFCore.Mixins.Requests;

/// <summary>Marks an endpoint that takes requests for rows.</summary>
internal abstract class QueryRequestMetadata
{
    public abstract Type EntityClass { get; }

    /// <summary>The policy of the endpoint for the rows.</summary>
    public abstract EndpointPolicy PolicyOf(Endpoint endpoint, IServiceProvider services);

    /// <summary>Checks the policy of the endpoint.</summary>
    public void Check(Endpoint endpoint, IServiceProvider services)
    {
        var policy = PolicyOf(endpoint, services);
        policy.Check();
        SortWarnings.Log(policy.ForAll(), endpoint.DisplayName, services);
    }
}

/// <inheritdoc />
internal sealed class QueryRequestMetadata<T> : QueryRequestMetadata
    where T : class, IQueryMixin
{
    public override Type EntityClass => typeof(T);

    public override EndpointPolicy PolicyOf(Endpoint endpoint, IServiceProvider services) => EndpointPolicy.Of<T>(endpoint, services);
}
