using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>An immutable table of bindings. A change creates a new table, so cached lookups end with the old one.</summary>
internal sealed class ContextBindingTable(
    ImmutableDictionary<Type, FactoryBinding> contexts,
    ImmutableDictionary<Type, FactoryBinding> hierarchies,
    ImmutableList<ContextBindingTable> hosts)
{
    private readonly ConcurrentDictionary<Type, FactoryBinding> found = new();

    public static ContextBindingTable Empty { get; } =
        new(ImmutableDictionary<Type, FactoryBinding>.Empty, ImmutableDictionary<Type, FactoryBinding>.Empty, []);

    /// <summary>Whether any binding has a separate factory for reads.</summary>
    public bool HasReader { get; }
        = contexts.Values.Concat(hierarchies.Values).Any(binding => binding.Reader is not null)
            || hosts.Any(host => host.HasReader);

    /// <summary>The factories of the table of a host.</summary>
    private IEnumerable<FactoryBinding> Hosted => contexts.Values;

    public ContextBindingTable WithContext(Type contextType, FactoryBinding? binding)
        => new(With(contexts, contextType, binding), hierarchies, hosts);

    public ContextBindingTable WithHierarchy(Type baseType, FactoryBinding? binding)
        => new(contexts, With(hierarchies, baseType, binding), hosts);

    public ContextBindingTable WithHost(ContextBindingTable host) => new(contexts, hierarchies, hosts.Remove(host).Add(host));

    public ContextBindingTable WithoutHost(ContextBindingTable host)
        => hosts.Contains(host) ? new(contexts, hierarchies, hosts.Remove(host)) : this;

    public bool BindsHierarchyOf(Type entityType) => !hierarchies.IsEmpty && NearestBase(entityType) is not null;

    /// <summary>Whether the table has a factory of <paramref name="contextType"/>, or of a derived type.</summary>
    public bool Offers(Type contextType) => All().Any(binding => contextType.IsAssignableFrom(binding.ContextType));

    /// <summary>The binding of the nearest base type, else the one context that maps <paramref name="entityType"/>.</summary>
    public FactoryBinding Find(Type entityType)
        => found.TryGetValue(entityType, out var binding) ? binding : found.GetOrAdd(entityType, Search(entityType));

    /// <summary>Like <see cref="Find" />, but returns null if no context maps the class.</summary>
    public FactoryBinding? FindMapped(Type entityType)
        => found.ContainsKey(entityType) || Mapping(entityType).Exists(binding => binding.Maps(entityType)) ? Find(entityType) : null;

    /// <summary>The entity type in the only model that was already read and maps the class; null for none or several.</summary>
    public IEntityType? FindKnown(Type entityClass)
    {
        if (found.TryGetValue(entityClass, out var binding))
            return binding.KnownModel?.Model.FindEntityType(entityClass);
        var known = Mapping(entityClass).Select(candidate => candidate.KnownModel?.Model.FindEntityType(entityClass));
        return known.OfType<IEntityType>().ToList() is [var only] ? only : null;
    }

    /// <summary>The one binding of <paramref name="contextType"/>, or of any context.</summary>
    public FactoryBinding FindContext(Type contextType)
    {
        if (contexts.TryGetValue(contextType, out var named))
            return named;
        var candidates = All().Where(binding => contextType.IsAssignableFrom(binding.ContextType)).ToList();
        if (candidates.FindAll(binding => binding.ContextType == contextType) is [var exact])
            return exact;
        return candidates switch
        {
            [var only] => only,
            [] => throw new NoContextException(contextType),
            _ => throw Ambiguous(contextType, candidates),
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
            var several => throw Ambiguous(entityType, several),
        };
    }

    /// <summary>
    ///     Creates the error for several possible factories. Those of one context class in several hosts are distinguished by the host.
    /// </summary>
    private AmbiguousContextException Ambiguous(Type type, List<FactoryBinding> candidates)
        => new(
            type,
            Types(candidates),
            areOfHosts: candidates.Count(candidate => hosts.Exists(host => host.Hosted.Contains(candidate))) > 1
                && Types(candidates) is [_]);

    private List<FactoryBinding> Mapping(Type entityType) => NearestBase(entityType) is { } nearest ? [nearest] : [.. ByModel()];

    private FactoryBinding? NearestBase(Type entityType)
    {
        for (var type = entityType; type is not null; type = type.BaseType)
        {
            if (hierarchies.TryGetValue(type, out var binding))
                return binding;
        }

        return null;
    }

    private IEnumerable<FactoryBinding> All() => ByModel().Concat(hierarchies.Values).DistinctBy(binding => binding.Factory);

    /// <summary>
    ///     The factories that serve the classes of a model: those bound by a call, and those of hosts for other context classes.
    /// </summary>
    private IEnumerable<FactoryBinding> ByModel()
        => contexts.Values.Concat(hosts.SelectMany(host => host.Hosted).Where(binding => !contexts.ContainsKey(binding.ContextType)));

    private static List<Type> Types(IEnumerable<FactoryBinding> bindings)
        => [.. bindings.Select(binding => binding.ContextType).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static ImmutableDictionary<Type, FactoryBinding> With(
        ImmutableDictionary<Type, FactoryBinding> table,
        Type key,
        FactoryBinding? binding)
        => binding is null ? table.Remove(key) : table.SetItem(key, binding);
}
