using System.ComponentModel;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>The classes that EF derives from entity classes at run time to notify of changes.</summary>
internal static class ProxyEntityClasses
{
    /// <summary>
    ///     Whether the model expects instances that notify of their changes, and the class does not: EF tracks its proxies only.
    /// </summary>
    public static bool AreNeeded(IEntityType type)
        => type.GetChangeTrackingStrategy() != ChangeTrackingStrategy.Snapshot && !typeof(INotifyPropertyChanged).IsAssignableFrom(type.ClrType);

    /// <summary>Refuses an instance that was made by <c>new</c> where EF tracks proxies only.</summary>
    /// <exception cref="InvalidOperationException">It is one.</exception>
    public static void EnsureTells(IEntityType type, object instance)
    {
        if (AreNeeded(type) && instance is not INotifyPropertyChanged)
            throw MadeByNew(type);
    }

    /// <summary>The error for a child that only a context can make.</summary>
    public static InvalidOperationException MadeByNobody(ITypeBase type)
        => new(
            $"{TypeNames.WithArticle(type.ClrType)} can't be made here: the model makes proxies of it, which takes a context. "
            + "Give the values to 'CreateAsync' or 'UpdateAsync', or give an instance of 'CreateProxy' of the context.");

    private static InvalidOperationException MadeByNew(IEntityType type)
        => new(
            $"{TypeNames.WithArticle(type.ClrType)} that was made by 'new' can't be saved: with 'UseChangeTrackingProxies()' "
            + "EF tracks proxies only, which notify it of changes. "
            + $"Make it by '{type.ClrType.Name}.CreateAsync(…)', or by 'CreateProxy<{type.ClrType.Name}>()' of the context.");
}
