namespace EFCore.Mixins;

/// <summary>The policy of an endpoint, among its metadata.</summary>
public interface IQueryPolicyMetadata
{
    /// <summary>Returns the policy. Constructor parameters of a policy class are injected from the services.</summary>
    /// <exception cref="InvalidOperationException">The class cannot be created.</exception>
    QueryPolicy Resolve(IServiceProvider services);
}
