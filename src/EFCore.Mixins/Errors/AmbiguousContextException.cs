using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins;

/// <summary>Thrown when several bound contexts, or several hosts of the process, could serve a call.</summary>
public sealed class AmbiguousContextException : InvalidOperationException
{
    internal AmbiguousContextException(Type type, IReadOnlyList<Type> contexts, bool areOfHosts = false)
        : base($"The context for '{type.Name}' is not clear: {(areOfHosts ? OfHosts(contexts) : OfContexts(type, contexts))}")
    {
        Type = type;
        BoundContexts = contexts;
    }

    /// <summary>The entity class, or the type of context, of the call.</summary>
    public Type Type { get; }

    /// <summary>The types of the contexts that could serve it. A single type means that several hosts have such contexts.</summary>
    public IReadOnlyList<Type> BoundContexts { get; }

    private static string OfHosts(IReadOnlyList<Type> contexts)
        => $"several hosts of this process have a '{contexts[0].Name}'. " +
            "Each serves its own requests and background services; elsewhere, call inside " +
            $"'using (host.Services.{nameof(MixinsServiceExtensions.UseMixins)}())' or " +
            $"'using ({nameof(Contexts)}.{nameof(Contexts.UseFactory)}(factory))', or pass 'context:'.";

    private static string OfContexts(Type type, IReadOnlyList<Type> contexts)
        => $"{string.Join(" and ", contexts.Select(context => $"'{context.Name}'"))} could serve it. " +
            (typeof(DbContext).IsAssignableFrom(type)
                ? $"Name one: '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}<{contexts[0].Name}>(…)'."
                : $"Bind the class or its base class with '{nameof(Session.SetContextFactory)}', pass 'context:', " +
                  $"or make one ambient with '{nameof(Contexts)}.{nameof(Contexts.Use)}'.");
}
