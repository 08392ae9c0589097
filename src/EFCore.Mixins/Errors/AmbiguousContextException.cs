using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>Thrown when several bound contexts could serve a call and nothing says which.</summary>
public sealed class AmbiguousContextException : InvalidOperationException
{
    internal AmbiguousContextException(Type type, IReadOnlyList<Type> contexts)
        : base(
            $"The context for '{type.Name}' is not clear: {string.Join(" and ", contexts.Select(context => $"'{context.Name}'"))} could serve it. " +
            (typeof(DbContext).IsAssignableFrom(type)
                ? $"Name one: '{nameof(Contexts)}.{nameof(Contexts.InTransactionAsync)}<{contexts[0].Name}>(…)'."
                : $"Bind the class or its base class with '{nameof(Session.SetContextFactory)}', pass 'context:', " +
                  $"or make one ambient with '{nameof(Contexts)}.{nameof(Contexts.Use)}'."))
    {
        Type = type;
        BoundContexts = contexts;
    }

    /// <summary>The entity class, or the type of context, that was asked for.</summary>
    public Type Type { get; }

    /// <summary>The types of the contexts that could serve it.</summary>
    public IReadOnlyList<Type> BoundContexts { get; }
}
