using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>
///     Records that relations were loaded where the instance does not show it, because the collection is empty or the reference null.
/// </summary>
internal static class LoadedRelationMarks
{
    public static void Mark(object instance, INavigationBase relation)
        => InstanceRecords.Of(instance).WritableNotes().EmptyRelations.Add(relation.Name);

    public static bool IsMarked(object instance, INavigationBase relation)
        => InstanceRecords.NotesOf(instance)?.IsEmpty(relation.Name) == true;
}
