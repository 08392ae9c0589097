using System.Reflection;

namespace EFCore.Mixins.Policies;

/// <summary>Reads a policy from the attributes of a class.</summary>
internal static class AttributeRules
{
    public static PolicyRules Of(Type entityClass)
        => entityClass.GetProperties(BindingFlags.Instance | BindingFlags.Public).Aggregate(PolicyRules.None, Add);

    private static PolicyRules Add(PolicyRules rules, PropertyInfo property)
        => rules with
        {
            Filters = rules.Filters.AddRange(property.GetCustomAttributes<FilterableAttribute>()
                .Select(filter => new FilterRule(PathOf(property, filter.Path), filter.Operators, filter.Name))),
            Sorts = rules.Sorts.AddRange(property.GetCustomAttributes<SortableAttribute>()
                .Select(sort => new SortRule(PathOf(property, sort.Path), SortAggregates.None, sort.Name))),
            Loads = property.IsDefined(typeof(LoadableAttribute)) ? rules.Loads.Add(property.Name) : rules.Loads,
            Reads = property.IsDefined(typeof(ReadableAttribute)) ? rules.Reads.Add(property.Name) : rules.Reads,
            Writes = property.IsDefined(typeof(WritableAttribute)) ? rules.Writes.Add(property.Name) : rules.Writes,
        };

    private static string PathOf(PropertyInfo property, string? path) => path is null ? property.Name : $"{property.Name}.{path}";
}
