using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Relations that were assigned as a whole: the next save replaces what their rows hold, which need not be on the instance.</summary>
internal static class AssignedRelations
{
    /// <remarks>A set is not changed once others may hold it.</remarks>
    public static void Mark(object instance, INavigationBase relation)
    {
        var notes = InstanceRecords.Of(instance).WritableNotes();
        notes.AssignedRelations = [.. notes.AssignedRelations ?? [], relation.Name];
    }

    public static bool Holds(object instance, INavigationBase relation) => Any(instance) is { } relations && relations.Contains(relation.Name);

    /// <summary>The names of the relations; null where there are none.</summary>
    public static HashSet<string>? Any(object instance) => InstanceRecords.NotesOf(instance)?.AssignedRelations;
}
