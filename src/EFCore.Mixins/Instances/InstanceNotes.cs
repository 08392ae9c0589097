namespace EFCore.Mixins.Instances;

/// <summary>What the library keeps for few instances.</summary>
internal sealed class InstanceNotes
{
    private HashSet<string>? emptyRelations;
    private HashSet<object>? looseReferences;
    private Dictionary<string, object?>? pendingValues;

    /// <summary>The relations that were loaded and hold nothing.</summary>
    public HashSet<string> EmptyRelations => LazyInitializer.EnsureInitialized(ref emptyRelations, static () => []);

    /// <summary>The targets of references that EF holds no link of.</summary>
    public HashSet<object> LooseReferences
        => LazyInitializer.EnsureInitialized(ref looseReferences, static () => new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>The values of shadow properties that the next save writes.</summary>
    public Dictionary<string, object?> PendingValues => LazyInitializer.EnsureInitialized(ref pendingValues, static () => []);

    /// <summary>The columns that were named with the value that EF takes for "not set", which the next insert writes; null where there are none.</summary>
    public HashSet<string>? NamedColumns { get; set; }

    /// <summary>The time that the library gave the instance last.</summary>
    public object? GivenTime { get; set; }

    /// <summary>Whether a relation was loaded and held nothing.</summary>
    public bool IsEmpty(string relation) => emptyRelations?.Contains(relation) == true;

    /// <summary>Whether a reference points to <paramref name="target" /> by foreign key only.</summary>
    public bool IsLoose(object target) => looseReferences?.Contains(target) == true;

    /// <summary>The values of shadow properties that the next save writes; null where there are none.</summary>
    public Dictionary<string, object?>? FindPendingValues() => pendingValues;

    /// <summary>The relations whose content was assigned as a whole since the last save; null where there are none.</summary>
    public HashSet<string>? AssignedRelations { get; set; }

    /// <summary>The keys of rows that the next save reads into many-to-many relations, with their places in the given list, if any.</summary>
    public Dictionary<string, IReadOnlyList<(int Index, object?[] Key)>>? LinkKeys { get; set; }

    /// <summary>The foreign keys that a save has changed, with the values that they had before.</summary>
    public Dictionary<string, object?>? FormerKeys { get; set; }

    /// <summary>What a projection has left out; null where no projection made the instance, or its row was read since.</summary>
    public ProjectedInstance? Projected { get; set; }

    /// <summary>Whether the library has deleted the row.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether its row was inserted and the transaction rolled back, where only the context has the key.</summary>
    public bool IsNewAgain { get; set; }

    /// <summary>The save whose outcome is unknown; null where there is none.</summary>
    public IDoubtfulSave? Doubt { get; set; }

    /// <summary>What the next save is to write was written.</summary>
    public void EndSave(object instance)
    {
        (pendingValues, NamedColumns, AssignedRelations, IsDeleted, IsNewAgain) = (null, null, null, false, false);
        Projected = Projected?.Saved(instance);
    }

    /// <summary>What was written is to be written again, beside what came later.</summary>
    public void RestoreUnsaved(Dictionary<string, object?>? values, HashSet<string>? columns, HashSet<string>? relations)
    {
        pendingValues = pendingValues is null || values is null ? pendingValues ?? values : new(pendingValues.UnionBy(values, pair => pair.Key));
        (NamedColumns, AssignedRelations) = (Union(NamedColumns, columns), Union(AssignedRelations, relations));
        IsDeleted = false;
    }

    private static HashSet<string>? Union(HashSet<string>? later, HashSet<string>? earlier)
        => later is null || earlier is null ? later ?? earlier : [.. later, .. earlier];
}
