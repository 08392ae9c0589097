using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>The keys of existing rows that a many-to-many relation is to hold. The next save reads their rows.</summary>
internal static class LinkKeys
{
    /// <summary>Notes the keys that were given for a relation, with their places in the list; none take back those that were given before.</summary>
    /// <remarks>A dictionary is not changed once others may hold it.</remarks>
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

    /// <summary>The keys that a relation is to hold beside its instances.</summary>
    public static IReadOnlyList<(int Index, object?[] Key)> Of(object instance, INavigationBase relation)
        => InstanceRecords.NotesOf(instance)?.LinkKeys is { } all && all.TryGetValue(relation.Name, out var keys) ? keys : [];
}
