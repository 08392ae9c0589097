using System.Runtime.CompilerServices;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Which references point to their instance by foreign key only: EF holds no link that could have changed.</summary>
internal static class LooseReferences
{
    private static readonly ConditionalWeakTable<object, HashSet<object>> Targets = [];

    public static void Add(object dependent, object target)
        => Targets.GetValue(dependent, static _ => new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(target);

    public static bool Holds(object dependent, object target)
        => Targets.TryGetValue(dependent, out var targets) && targets.Contains(target);
}
