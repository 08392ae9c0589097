using EFCore.Mixins.Instances;

namespace EFCore.Mixins.Rollbacks;

/// <summary>What the library has recorded of an instance for its next save, before a call or a unit of work.</summary>
internal readonly struct InstanceNotesSnapshot
{
    private readonly object instance;
    private readonly RowSnapshot? row;
    private readonly ContextLease? taker;
    private readonly InstanceNotes? notes;

    public InstanceNotesSnapshot(object instance)
    {
        this.instance = instance;
        var record = InstanceRecords.Find(instance);
        row = record?.Row;
        taker = row?.TakenBy;
        notes = record?.Notes?.CopyPending();
    }

    public void Restore()
    {
        row?.TakenBy = taker;
        InstanceRecords.NotesOf(instance)?.RestorePending(notes);
    }
}
