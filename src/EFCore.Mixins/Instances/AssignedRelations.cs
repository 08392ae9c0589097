using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Relations that were assigned as a whole. The next save replaces their rows, which need not be on the instance.</summary>
internal static class AssignedRelations
{
    /// <remarks>A set is not changed after it may be shared.</remarks>
    public static void Mark(object instance, INavigationBase relation)
    {
        var notes = InstanceRecords.Of(instance).WritableNotes();
        notes.AssignedRelations = [.. notes.AssignedRelations ?? [], relation.Name];
    }

    public static bool Holds(object instance, INavigationBase relation)
        => Any(instance) is { } relations && relations.Contains(relation.Name);

    /// <summary>The names of the relations; null if there are none.</summary>
    public static HashSet<string>? Any(object instance) => InstanceRecords.NotesOf(instance)?.AssignedRelations;
}
