using System.Collections.Immutable;
using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>What is known of the row of an instance at one moment.</summary>
internal readonly record struct KnownState(Columns? Original, ImmutableSortedSet<string>? Links, bool IsNew, bool IsDeleted, bool IsTracked)
{
    public static KnownState Deleted => new(null, null, IsNew: false, IsDeleted: true, IsTracked: false);
}
