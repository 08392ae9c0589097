namespace EFCore.Mixins;

/// <summary>The policy of an endpoint, among its metadata.</summary>
public interface IQueryPolicyMetadata
{
    /// <summary>The policy; a class gets what its constructor asks for from the services.</summary>
    /// <exception cref="InvalidOperationException">The class cannot be made.</exception>
    QueryPolicy Resolve(IServiceProvider services);
}
