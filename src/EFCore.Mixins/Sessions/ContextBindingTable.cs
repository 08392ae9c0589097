using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The bindings at one moment. A change makes a new table, so what was found in the old one ends with it.</summary>
internal sealed class ContextBindingTable(
    ImmutableDictionary<Type, FactoryBinding> contexts,
    ImmutableDictionary<Type, FactoryBinding> hierarchies)
{
    private readonly ConcurrentDictionary<Type, FactoryBinding> found = new();

    public static ContextBindingTable Empty { get; } =
        new(ImmutableDictionary<Type, FactoryBinding>.Empty, ImmutableDictionary<Type, FactoryBinding>.Empty);

    /// <summary>Whether any binding reads from a factory of its own.</summary>
    public bool HasReader { get; } = contexts.Values.Concat(hierarchies.Values).Any(binding => binding.Reader is not null);

    public ContextBindingTable WithContext(Type contextType, FactoryBinding? binding)
        => new(With(contexts, contextType, binding), hierarchies);

    public ContextBindingTable WithHierarchy(Type baseType, FactoryBinding? binding)
        => new(contexts, With(hierarchies, baseType, binding));

    public bool Holds(Type contextType, object factory)
        => contexts.TryGetValue(contextType, out var binding) && ReferenceEquals(binding.Factory, factory);

    /// <summary>The binding of the nearest base type, else the one context that maps <paramref name="entityType"/>.</summary>
    public FactoryBinding Find(Type entityType)
        => found.TryGetValue(entityType, out var binding) ? binding : found.GetOrAdd(entityType, Search(entityType));

    /// <summary>As <see cref="Find" />; null where no context maps the class.</summary>
    public FactoryBinding? FindMapped(Type entityType)
        => found.ContainsKey(entityType) || Mapping(entityType).Exists(binding => binding.Maps(entityType)) ? Find(entityType) : null;

    /// <summary>The entity type in the one model that was read before and maps the class; null where there is none or several.</summary>
    public IEntityType? FindKnown(Type entityClass)
    {
        if (found.TryGetValue(entityClass, out var binding))
            return binding.KnownModel?.Model.FindEntityType(entityClass);
        var candidates = NearestBase(entityClass) is { } nearest ? [nearest] : contexts.Values;
        return candidates.Select(candidate => candidate.KnownModel?.Model.FindEntityType(entityClass)).OfType<IEntityType>().ToList() is [var only]
            ? only
            : null;
    }

    /// <summary>The one binding of <paramref name="contextType"/>, or of any context.</summary>
    public FactoryBinding FindContext(Type contextType)
    {
        if (contexts.TryGetValue(contextType, out var exact))
            return exact;
        var candidates = All().Where(binding => contextType.IsAssignableFrom(binding.ContextType)).ToList();
        return candidates switch
        {
            [var only] => only,
            [] => throw new NoContextException(contextType),
            _ => throw new AmbiguousContextException(contextType, Types(candidates)),
        };
    }

    private FactoryBinding Search(Type entityType)
    {
        var mapping = Mapping(entityType);
        var all = Types(All());
        if (all.Count == 0)
            throw new NoContextException(entityType);
        return mapping.Where(binding => binding.Maps(entityType)).ToList() switch
        {
            [var only] => only,
            [] => throw new UnmappedEntityException(entityType, mapping is [_] ? Types(mapping) : all),
            var several => throw new AmbiguousContextException(entityType, Types(several)),
        };
    }

    private List<FactoryBinding> Mapping(Type entityType) => NearestBase(entityType) is { } nearest ? [nearest] : [.. contexts.Values];

    private FactoryBinding? NearestBase(Type entityType)
    {
        for (var type = entityType; type is not null; type = type.BaseType)
        {
            if (hierarchies.TryGetValue(type, out var binding))
                return binding;
        }

        return null;
    }

    private IEnumerable<FactoryBinding> All() => contexts.Values.Concat(hierarchies.Values).DistinctBy(binding => binding.Factory);

    private static List<Type> Types(IEnumerable<FactoryBinding> bindings)
        => [.. bindings.Select(binding => binding.ContextType).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static ImmutableDictionary<Type, FactoryBinding> With(
        ImmutableDictionary<Type, FactoryBinding> table,
        Type key,
        FactoryBinding? binding)
        => binding is null ? table.Remove(key) : table.SetItem(key, binding);
}
