namespace EFCore.Mixins.Instances;

/// <summary>Which references point to their instance by foreign key only: EF holds no link that could have changed.</summary>
internal static class LooseReferences
{
    public static void Add(object dependent, object target) => InstanceRecords.Of(dependent).WritableNotes().LooseReferences.Add(target);

    public static bool Holds(object dependent, object target) => InstanceRecords.NotesOf(dependent)?.IsLoose(target) == true;
}
