using EFCore.Mixins.Policies;
using EFCore.Mixins.Preconditions;
using EFCore.Mixins.Sessions;

namespace EFCore.Mixins.Writing;

/// <summary>Marks an endpoint with a write request.</summary>
internal abstract class WriteRequestMetadata(WriteKind kind)
{
    public WriteKind Kind => kind;

    public abstract Type EntityClass { get; }

    public abstract EndpointPolicy PolicyOf(Endpoint endpoint, IServiceProvider services);

    /// <summary>Checks that the policy allows writes, and that the class has entity tags if they are required.</summary>
    public void Check(Endpoint endpoint, IServiceProvider services)
    {
        var policy = PolicyOf(endpoint, services);
        policy.Check();
        if (!policy.CanWrite)
            throw new InvalidOperationException(
                $"Endpoint '{endpoint.DisplayName}' writes '{EntityClass.Name}', and its policy allows no member for it. " +
                "Add '.Write(row => …)' to the policy.");
        if (endpoint.Metadata.GetMetadata<RequireIfMatchMetadata>() is not null && !RowTag.HasToken(BoundEntityTypes.Of(EntityClass)))
            throw RowTag.Missing(EntityClass);
    }
}

/// <inheritdoc />
internal sealed class WriteRequestMetadata<T>(WriteKind kind) : WriteRequestMetadata(kind)
    where T : class, IActiveRecordMixin, IQueryMixin
{
    public override Type EntityClass => typeof(T);

    public override EndpointPolicy PolicyOf(Endpoint endpoint, IServiceProvider services) => EndpointPolicy.Of<T>(endpoint, services);
}
