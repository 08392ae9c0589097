namespace EFCore.Mixins.Instances;

/// <summary>The library's data of one instance.</summary>
internal sealed class InstanceRecord
{
    private InstanceNotes? notes;

    /// <summary>The row at the end of an owned context; null if it is unknown.</summary>
    public RowSnapshot? Row { get; set; }

    /// <summary>Rarely needed data; null if there is none.</summary>
    public InstanceNotes? Notes => notes;

    /// <summary>Returns the notes, created if needed.</summary>
    public InstanceNotes WritableNotes()
        => notes ?? Interlocked.CompareExchange(ref notes, new InstanceNotes(), null) ?? notes;
}
