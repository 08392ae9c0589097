using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Representing;

/// <summary>Recognizes entity types whose getters load: proxies, and classes with injected loaders.</summary>
internal static class LazyLoadingTypes
{
    public static bool IsUsedBy(ITypeBase type)
        => type is IEntityType entity
            && (entity.GetServiceProperties().Any(property => IsLoader(property.ClrType))
                || entity.ConstructorBinding?.ParameterBindings.Any(parameter => IsLoader(parameter.ParameterType)) == true);

    private static bool IsLoader(Type type)
        => typeof(ILazyLoader).IsAssignableFrom(type)
            || type == typeof(Action<object, string>)
            || type == typeof(Func<object, CancellationToken, string, Task>);
}
