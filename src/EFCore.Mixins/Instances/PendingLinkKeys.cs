using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>The keys of existing rows to be added to a many-to-many relation. The next save reads their rows.</summary>
internal static class PendingLinkKeys
{
    /// <summary>Records the given keys of a relation, with their indexes in the list. An empty list removes earlier keys.</summary>
    /// <remarks>A dictionary is not changed after it may be shared.</remarks>
    public static void Mark(object instance, ISkipNavigation relation, IReadOnlyList<(int Index, object?[] Key)> keys)
    {
        if (keys.Count == 0 && Of(instance, relation).Count == 0)
            return;
        var notes = InstanceRecords.Of(instance).WritableNotes();
        var marked = new Dictionary<string, IReadOnlyList<(int, object?[])>>(notes.LinkKeys ?? []);
        if (keys.Count == 0)
            marked.Remove(relation.Name);
        else
            marked[relation.Name] = keys;
        notes.LinkKeys = marked.Count == 0 ? null : marked;
    }

    /// <summary>The keys of a relation in addition to its instances.</summary>
    public static IReadOnlyList<(int Index, object?[] Key)> Of(object instance, INavigationBase relation)
        => InstanceRecords.NotesOf(instance)?.LinkKeys is { } all && all.TryGetValue(relation.Name, out var keys) ? keys : [];
}
