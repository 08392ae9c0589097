namespace EFCore.Mixins.Instances;

/// <summary>What the library keeps for one instance beside its members.</summary>
internal sealed class InstanceRecord
{
    private InstanceNotes? notes;

    /// <summary>The row as an owned context has left it; null where it is not known.</summary>
    public RowSnapshot? Row { get; set; }

    /// <summary>What is known of few instances; null where that is nothing.</summary>
    public InstanceNotes? Notes => notes;

    /// <summary>Gets the notes, to add to them.</summary>
    public InstanceNotes WritableNotes()
        => notes ?? Interlocked.CompareExchange(ref notes, new InstanceNotes(), null) ?? notes;
}
