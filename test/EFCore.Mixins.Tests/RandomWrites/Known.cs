using System.Collections.Immutable;
using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>An instance and the known state of its row.</summary>
internal sealed class Known(object instance)
{
    public object Instance => instance;

    public bool IsLeaf => instance is Leaf;

    /// <summary>The row as last read or written; null if it is unknown.</summary>
    public Columns? Original { get; set; }

    /// <summary>The marks of the instance when its row was last read or written; null if unknown.</summary>
    public ImmutableSortedSet<string>? Links { get; set; }

    /// <summary>The holders from which a save has moved the leaf: their lists may still contain it.</summary>
    public HashSet<int> Left { get; } = [];

    /// <summary>The marks of the instance.</summary>
    public ImmutableSortedSet<string> Held => instance is Holder holder ? [.. holder.Marks.Select(mark => mark.Code)] : [];

    /// <summary>
    ///     Whether a value was set since the row was read and possibly reset: whether EF writes such a value depends on its change detection.
    /// </summary>
    public bool IsTouched { get; set; }

    /// <summary>Whether leaves were assigned to it: after a rollback, the next save assigns the leaves that the instance has then.</summary>
    public bool HasAssigned { get; set; }

    /// <summary>Whether marks were assigned to it in a unit that was rolled back: the next save replaces the links of its row.</summary>
    public bool IsAssignPending { get; set; }

    /// <summary>Whether it was never saved, as far as is known.</summary>
    public bool IsNew { get; set; }

    /// <summary>Whether its row was deleted by a call on it.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether the context of the unit tracks it.</summary>
    public bool IsTracked { get; set; }

    /// <summary>Whether a unit that still runs has inserted it.</summary>
    public bool WasInserted { get; set; }

    public int Id => instance is Leaf leaf ? leaf.Id : ((Holder)instance).Id;

    public KnownState State
    {
        get => new(Original, Links, IsNew, IsDeleted, IsTracked);
        set => (Original, Links, IsNew, IsDeleted, IsTracked) = value;
    }
}
