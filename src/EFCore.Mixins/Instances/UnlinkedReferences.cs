namespace EFCore.Mixins.Instances;

/// <summary>References that are set by foreign key only. EF has no link for them that could have changed.</summary>
internal static class UnlinkedReferences
{
    public static void Add(object dependent, object target) => InstanceRecords.Of(dependent).WritableNotes().LooseReferences.Add(target);

    public static bool Holds(object dependent, object target) => InstanceRecords.NotesOf(dependent)?.IsLoose(target) == true;
}
