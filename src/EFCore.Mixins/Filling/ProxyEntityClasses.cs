using System.ComponentModel;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>The classes that EF derives from entity classes at run time to notify of changes.</summary>
internal static class ProxyEntityClasses
{
    /// <summary>
    ///     Whether the model expects instances that notify of their changes, and the class does not, so that EF only tracks proxies.
    /// </summary>
    public static bool AreNeeded(IEntityType type)
        => type.GetChangeTrackingStrategy() != ChangeTrackingStrategy.Snapshot
            && !typeof(INotifyPropertyChanged).IsAssignableFrom(type.ClrType);

    /// <summary>Rejects an instance created with <c>new</c> if EF only tracks proxies.</summary>
    /// <exception cref="InvalidOperationException">The instance is not a proxy.</exception>
    public static void EnsureTells(IEntityType type, object instance)
    {
        if (AreNeeded(type) && instance is not INotifyPropertyChanged)
            throw MadeByNew(type);
    }

    /// <summary>The error for a child that only a context can create.</summary>
    public static InvalidOperationException MadeByNobody(ITypeBase type)
        => new(
            $"{TypeNames.WithArticle(type.ClrType)} can't be created here: the model uses proxies for it, which only a context can create. "
            + "Give the values to 'CreateAsync' or 'UpdateAsync', or give an instance of 'CreateProxy' of the context.");

    private static InvalidOperationException MadeByNew(IEntityType type)
        => new(
            $"{TypeNames.WithArticle(type.ClrType)} that was created with 'new' can't be saved: with 'UseChangeTrackingProxies()' "
            + "EF only tracks proxies, which notify it of changes. "
            + $"Create it with '{type.ClrType.Name}.CreateAsync(…)', or with 'CreateProxy<{type.ClrType.Name}>()' of the context.");
}
