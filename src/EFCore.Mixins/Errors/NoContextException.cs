using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins;

/// <summary>Thrown when a call has no context. None is given or ambient, and no factory is bound to the entity class.</summary>
public sealed class NoContextException : InvalidOperationException
{
    internal NoContextException(Type entityClass)
        : base(
            $"No context for '{entityClass.Name}': " +
            "none was given, none is ambient in this async flow, and no factory is bound to the class. " +
            $"Call '{nameof(Contexts)}.{nameof(Contexts.SetFactory)}' once at start-up, " +
            $"or in a host '{nameof(MixinsServiceExtensions.AddMixins)}', and before it runs " +
            $"'using (host.Services.{nameof(MixinsServiceExtensions.UseMixins)}())'; " +
            $"or pass 'context:', or make a context ambient with '{nameof(Contexts)}.{nameof(Contexts.Use)}'.")
        => EntityClass = entityClass;

    /// <summary>The entity class of the call.</summary>
    public Type EntityClass { get; }
}
