using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading;

/// <summary>Remembers that relations were loaded where the instance does not show it: an empty collection, a missing reference.</summary>
internal static class LoadedRelations
{
    private static readonly ConditionalWeakTable<object, HashSet<string>> Marks = [];

    public static void Mark(object instance, INavigationBase relation)
        => Marks.GetOrCreateValue(instance).Add(relation.Name);

    public static bool IsMarked(object instance, INavigationBase relation)
        => Marks.TryGetValue(instance, out var names) && names.Contains(relation.Name);
}
