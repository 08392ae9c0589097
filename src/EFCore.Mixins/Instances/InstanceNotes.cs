namespace EFCore.Mixins.Instances;

/// <summary>Rarely needed data of an instance.</summary>
internal sealed class InstanceNotes
{
    private HashSet<string>? emptyRelations;
    private HashSet<object>? looseReferences;
    private Dictionary<string, object?>? pendingValues;

    /// <summary>The relations that were loaded and are empty.</summary>
    public HashSet<string> EmptyRelations => LazyInitializer.EnsureInitialized(ref emptyRelations, static () => []);

    /// <summary>The targets of references that are not in EF's change tracker.</summary>
    public HashSet<object> LooseReferences
        => LazyInitializer.EnsureInitialized(ref looseReferences, static () => new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>The values of shadow properties that the next save writes.</summary>
    public Dictionary<string, object?> PendingValues => LazyInitializer.EnsureInitialized(ref pendingValues, static () => []);

    /// <summary>
    ///     The columns that were set by name to the value that EF treats as "not set", which the next insert writes; null if there are
    ///     none.
    /// </summary>
    public HashSet<string>? NamedColumns { get; set; }

    /// <summary>The last timestamp that the library set on the instance.</summary>
    public object? GivenTime { get; set; }

    /// <summary>Whether a relation was loaded and empty.</summary>
    public bool IsEmpty(string relation) => emptyRelations?.Contains(relation) == true;

    /// <summary>Whether <paramref name="target" /> is referenced by foreign key only.</summary>
    public bool IsLoose(object target) => looseReferences?.Contains(target) == true;

    /// <summary>The values of shadow properties that the next save writes; null if there are none.</summary>
    public Dictionary<string, object?>? FindPendingValues() => pendingValues;

    /// <summary>The relations whose content was assigned as a whole since the last save; null if there are none.</summary>
    public HashSet<string>? AssignedRelations { get; set; }

    /// <summary>
    ///     The keys of rows that the next save reads into many-to-many relations, with their indexes in the given list, if any.
    /// </summary>
    public Dictionary<string, IReadOnlyList<(int Index, object?[] Key)>>? LinkKeys { get; set; }

    /// <summary>The foreign keys that a save has changed, with their previous values.</summary>
    public Dictionary<string, object?>? FormerKeys { get; set; }

    /// <summary>The members that a projection omitted; null if no projection created the instance, or its row was read since.</summary>
    public ProjectedInstance? Projected { get; set; }

    /// <summary>Whether the library has deleted the row.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether the insert of its row was rolled back. Only recorded if a part of the key is a shadow property.</summary>
    public bool IsNewAgain { get; set; }

    /// <summary>The save whose outcome is unknown; null if there is none.</summary>
    public IDoubtfulSave? Doubt { get; set; }

    /// <summary>Clears the pending data after a save.</summary>
    public void EndSave(object instance)
    {
        (pendingValues, NamedColumns, AssignedRelations, IsDeleted, IsNewAgain) = (null, null, null, false, false);
        Projected = Projected?.Saved(instance);
    }

    /// <summary>A copy of the pending data. Sets are shared, because they are replaced and never changed.</summary>
    public InstanceNotes CopyPending()
        => new()
        {
            pendingValues = pendingValues is null ? null : new(pendingValues),
            NamedColumns = NamedColumns,
            AssignedRelations = AssignedRelations,
            LinkKeys = LinkKeys,
            Projected = Projected,
            IsDeleted = IsDeleted,
        };

    /// <summary>Replaces the pending data by that of a copy; clears it if there is none.</summary>
    public void RestorePending(InstanceNotes? copy)
        => (pendingValues, NamedColumns, AssignedRelations, LinkKeys, Projected, IsDeleted)
            = (copy?.pendingValues, copy?.NamedColumns, copy?.AssignedRelations, copy?.LinkKeys, copy?.Projected, copy?.IsDeleted == true);

    /// <summary>Restores saved data as pending, in addition to later data.</summary>
    public void RestoreUnsaved(Dictionary<string, object?>? values, HashSet<string>? columns, HashSet<string>? relations)
    {
        pendingValues = pendingValues is null || values is null
            ? pendingValues ?? values
            : new(pendingValues.UnionBy(values, pair => pair.Key));
        (NamedColumns, AssignedRelations) = (Union(NamedColumns, columns), Union(AssignedRelations, relations));
        IsDeleted = false;
    }

    private static HashSet<string>? Union(HashSet<string>? later, HashSet<string>? earlier)
        => later is null || earlier is null ? later ?? earlier : [.. later, .. earlier];
}
