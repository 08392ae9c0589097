using EFCore.Mixins.Filling;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>
///     The instance to save, and the new instances that are related to it, directly or through other new ones. The relations of existing
///     related instances are not visited, because these are saved separately.
/// </summary>
internal sealed partial class SavedEntityGraph
{
    private readonly DbContext context;
    private readonly bool isUnseen;
    private readonly RowSnapshot? known;
    private HashSet<object>? seen;
    private HashSet<object>? added;
    private readonly Stack<object> pending = new();
    private List<object>? read;
    private List<(INavigation Relation, object Instance)>? strays;
    private List<(object Instance, IEntityType Type)>? unknown;
    private Dictionary<ISkipNavigation, IReadOnlyList<object>>? links;
    private Dictionary<INavigationBase, ReplacedRelationContent>? replaced;

    private SavedEntityGraph(DbContext context, object root, bool isUnseen)
    {
        this.context = context;
        this.isUnseen = isUnseen;
        known = RowSnapshots.Fresh(root); // it becomes stale as soon as a context of the user tracks the root
        Root = root;
        IsTracked = InstanceTracking.IsTrackedBy(root, context);
    }

    public object Root { get; }

    /// <summary>Whether the context tracked the root before.</summary>
    public bool IsTracked { get; }

    /// <summary>The new instances, beginning with the root if it is new.</summary>
    public IReadOnlyCollection<object> New => added is null ? [] : added;

    /// <summary>Whether there are new instances beside the root.</summary>
    public bool HasNewOthers => New.Count > (IsNew(Root) ? 1 : 0);

    /// <summary>Whether the root had a valid snapshot when the call began.</summary>
    public bool IsKnown => known is not null;

    public bool IsNew(object instance) => added?.Contains(instance) == true;

    /// <summary>Whether the call has created the instance, so that the caller does not get it if the call fails.</summary>
    public bool IsUnseen(object instance) => isUnseen && ReferenceEquals(instance, Root);

    /// <summary>Visits the graph of <paramref name="root"/>, and queries whether the instances of unknown state have a row.</summary>
    public static async ValueTask<SavedEntityGraph> ReadAsync(
        DbContext context,
        object root,
        InstanceOrigin origin,
        CancellationToken cancellationToken)
    {
        var graph = new SavedEntityGraph(context, root, origin == InstanceOrigin.Values);
        graph.Start(isCreated: origin != InstanceOrigin.Caller);
        if (graph.IsTracked && DoubtfulInstances.Of(root) is not null)
            await DoubtfulInstances.ReadAsync(context, root, cancellationToken).ConfigureAwait(false);
        do
        {
            graph.Walk();
        }
        while (await graph.LookUpAsync(cancellationToken).ConfigureAwait(false));
        if (graph.IsUnknown)
            await graph.LookUpLinksAsync(cancellationToken).ConfigureAwait(false);
        if (graph.HasUnknownOwned)
            await graph.ReadFormerAsync(cancellationToken).ConfigureAwait(false);
        if (!graph.IsNew(root) && AssignedRelations.Any(root) is { } assigned)
            await graph.ReadReplacedAsync(assigned, cancellationToken).ConfigureAwait(false);
        return graph;
    }

    /// <summary>
    ///     Another instance with the current row of the root; null unless it is unknown which of its owned members have separate rows.
    /// </summary>
    public object? Former { get; private set; }

    /// <summary>The tracked instances of rows that were read only to replace the content of a relation.</summary>
    public IReadOnlyList<object> Read => read is null ? [] : read;

    /// <summary>
    ///     The tracked instances of rows to remove from a relation of the tracked root, which does not contain the instances.
    /// </summary>
    public IReadOnlyList<(INavigation Relation, object Instance)> Strays => strays is null ? [] : strays;

    /// <summary>The targets of a many-to-many relation of the root before this call, from its snapshot or from a query.</summary>
    public IReadOnlyList<object> LinkedBefore(ISkipNavigation relation)
        => known is not null ? known.Collection(relation)
            : links is not null && links.TryGetValue(relation, out var linked) ? linked
            : [];

    /// <summary>The content in the database of a relation that is replaced; null if it was not assigned.</summary>
    public ReplacedRelationContent? Replaced(INavigationBase relation) => replaced?.GetValueOrDefault(relation);

    private void Start(bool isCreated)
    {
        if (IsTracked)
            pending.Push(Root);
        else if (isCreated)
            Add(Root);
        else
            Classify(Root, EntityTypeFinder.Of(context, Root), isRoot: true);
        ProxyEntityClasses.EnsureTells(EntityTypeFinder.Of(context, Root), Root);
    }

    private void Walk()
    {
        while (pending.TryPop(out var instance))
        {
            foreach (var relation in EntityTypeLayout.Of(EntityTypeFinder.Of(context, instance)).Relations)
                Visit(instance, relation);
        }
    }

    private void Visit(object instance, INavigationBase relation)
    {
        foreach (var target in MemberAccess.Targets(relation, instance))
        {
            if (ReferenceEquals(target, Root) || !(seen ??= new(ReferenceEqualityComparer.Instance)).Add(target))
                continue;
            if (InstanceTracking.IsTrackedBy(target, context)
                || RowSnapshots.Find(target) is not null
                || IsUnchanged(instance, relation, target))
            {
                continue;
            }

            if (Identifies(relation) && IsNew(instance))
                Add(target);
            else
                Classify(target, EntityTypeFinder.Of(relation, target), isRoot: false);
        }
    }

    /// <summary>
    ///     Whether a target was in the relation at the last save, or is still in it after its row was deleted. Such a row must not be
    ///     inserted again.
    /// </summary>
    private bool IsUnchanged(object instance, INavigationBase relation, object target)
        => IsNew(instance) ? RowSnapshots.IsDeleted(instance) && RowSnapshots.IsDeleted(target)
            : RowSnapshots.Find(instance) is { } memory ? memory.Holds(relation, target)
            : RowSnapshots.IsDeleted(target);

    /// <summary>Whether the key of the dependents contains the key of their principal.</summary>
    private static bool Identifies(INavigationBase relation)
        => relation is INavigation { IsOnDependent: false } navigation
            && navigation.ForeignKey.Properties.Any(property => property.IsPrimaryKey());

    private void Classify(object instance, IEntityType type, bool isRoot)
    {
        ForeignKeyValues.CompleteKey(instance, type);
        switch (NewnessOf(instance, type))
        {
            case InstanceNewness.New:
                Add(instance);
                break;
            case InstanceNewness.Unknown:
                (unknown ??= []).Add((instance, type));
                break;
            case InstanceNewness.Existing when isRoot:
                pending.Push(instance);
                break;
        }
    }

    private static InstanceNewness NewnessOf(object instance, IEntityType type)
        => InstanceRecords.Find(instance) is not { } record ? InstanceKeyValues.NewnessOf(instance, type)
            : record.Notes?.Doubt is not null ? InstanceNewness.Unknown
            : record.Row is null ? InstanceKeyValues.NewnessOf(instance, type)
            : InstanceNewness.Existing;

    private void Add(object instance)
    {
        if (!ReferenceEquals(instance, Root))
            ProxyEntityClasses.EnsureTells(EntityTypeFinder.Of(context, instance), instance);
        (added ??= new(ReferenceEqualityComparer.Instance)).Add(instance);
        pending.Push(instance);
    }
}
