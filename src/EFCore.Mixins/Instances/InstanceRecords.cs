namespace EFCore.Mixins.Instances;

/// <summary>The records of all instances of the process.</summary>
internal static class InstanceRecords
{
    private static readonly WeakRecords<InstanceRecord> Records = new(static _ => new InstanceRecord());

    /// <summary>The number of handles: one per record, and those of dead instances that were not swept yet.</summary>
    public static int Count => Records.Count;

    /// <summary>The record of an instance; null if there is none.</summary>
    public static InstanceRecord? Find(object instance) => Records.Find(instance);

    /// <summary>The notes of an instance; null if there are none.</summary>
    public static InstanceNotes? NotesOf(object instance) => Records.Find(instance)?.Notes;

    /// <summary>The record of an instance, created if it has none.</summary>
    public static InstanceRecord Of(object instance) => Records.GetOrAdd(instance);
}
