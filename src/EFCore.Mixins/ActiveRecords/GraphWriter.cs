using EFCore.Mixins.Inspecting;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>
///     Puts a graph into the tracker: the root, the new instances on it, and the links between. Existing related
///     instances are pointed to by foreign key and stay untracked, so that many flows may share one.
/// </summary>
internal sealed class GraphWriter(DbContext context, EntityGraph graph, Undo undo, string method)
{
    private readonly ExistingRows existing = new(context, undo, method);
    private readonly HashSet<object> attached = new(ReferenceEqualityComparer.Instance);

    public EntityEntry Write()
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var root = graph.IsNew(graph.Root) ? Add(graph.Root)
            : graph.IsTracked ? RelateTracked()
            : RelateExisting();
        foreach (var instance in graph.New)
        {
            if (!ReferenceEquals(instance, graph.Root))
                Add(instance);
        }

        return root;
    }

    private EntityEntry Add(object instance)
    {
        InstanceTracking.EnsureFree(instance, context, method);
        var entry = context.Entry(instance);
        if (entry.State != EntityState.Detached)
            return entry;
        undo.Capture(entry);
        attached.Add(instance);
        ShadowValues.Apply(entry);
        var relations = EntityShape.Of(entry.Metadata).Relations;
        foreach (var relation in relations)
            PrepareNew(entry, relation);
        entry.State = EntityState.Added;
        OwnedMembers.Add(entry);
        foreach (var relation in relations.OfType<ISkipNavigation>())
            Link(entry, relation, Untracked(relation, instance));
        return entry;
    }

    private void PrepareNew(EntityEntry entry, INavigationBase relation)
    {
        foreach (var target in Untracked(relation, entry.Entity))
        {
            if (relation is INavigation { IsOnDependent: true } reference)
                Point(entry, reference, target);
            else if (relation is INavigation)
                Attach(target, modifiesUnknown: false);
        }
    }

    private EntityEntry RelateExisting()
    {
        var former = InstanceMemory.Fresh(graph.Root);
        undo.Capture(context.Entry(graph.Root));
        if (former is not null)
            DropOverruled(former);
        var entry = Attach(graph.Root, modifiesUnknown: true);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
        {
            switch (relation)
            {
                case INavigation { IsOnDependent: true } reference:
                    RelateReference(entry, reference, former);
                    break;
                case INavigation dependents:
                    RelateDependents(entry, dependents, former);
                    break;
                case ISkipNavigation links:
                    RelateLinks(entry, links);
                    break;
            }
        }

        return entry;
    }

    private void RelateReference(EntityEntry entry, INavigation reference, Remembered? former)
    {
        var foreignKey = reference.ForeignKey;
        var target = MemberValues.Get(reference, entry.Entity);
        if (target is null ? former?.Reference(reference) is null || KeyChanged(entry, foreignKey) : graph.IsNew(target))
            return;
        if (target is null)
            Clear(entry, reference);
        else if (!ForeignKeyValues.PointsTo(entry.Entity, foreignKey, target))
            Point(entry, reference, target);
    }

    /// <summary>Where a foreign key was changed and its reference was not, the reference is out of date.</summary>
    private void DropOverruled(Remembered former)
    {
        foreach (var reference in EntityShape.Of(EntityTypes.Of(context, graph.Root)).Relations.OfType<INavigation>())
        {
            if (reference.IsOnDependent
                && MemberValues.Get(reference, graph.Root) is { } target
                && ReferenceEquals(target, former.Reference(reference))
                && !ForeignKeyValues.PointsTo(graph.Root, reference.ForeignKey, target)
                && former.PointsTo(reference.ForeignKey, target))
            {
                MemberValues.Set(reference, graph.Root, null);
            }
        }
    }

    private static void Point(EntityEntry entry, INavigation reference, object target)
    {
        ForeignKeyValues.Point(entry, reference.ForeignKey, target);
        LooseReferences.Add(entry.Entity, target);
    }

    private static bool KeyChanged(EntityEntry entry, IForeignKey foreignKey)
        => foreignKey.Properties.Any(property => entry.Property(property).IsModified);

    private static void Clear(EntityEntry entry, INavigation reference)
    {
        if (reference.ForeignKey.IsRequired)
            throw new InvalidOperationException(
                $"'{entry.Metadata.ClrType.Name}' can't be saved: its relation '{reference.Name}' is required and was set to null. " +
                "Set another instance, or delete the row.");
        ForeignKeyValues.Point(entry, reference.ForeignKey, null);
    }

    private void RelateDependents(EntityEntry entry, INavigation relation, Remembered? former)
    {
        var present = MemberValues.Targets(relation, entry.Entity);
        foreach (var target in present.Where(target => !graph.IsNew(target)))
        {
            if (!ForeignKeyValues.PointsTo(target, relation.ForeignKey, entry.Entity))
                ForeignKeyValues.Point(Tracked(target), relation.ForeignKey, entry.Entity);
        }

        foreach (var target in Former(relation, former).Except(present, ReferenceEqualityComparer.Instance).OfType<object>())
        {
            if (ForeignKeyValues.PointsTo(target, relation.ForeignKey, entry.Entity))
                Sever(Tracked(target), relation);
        }
    }

    private static void Sever(EntityEntry dependent, INavigation relation)
    {
        var foreignKey = relation.ForeignKey;
        if (foreignKey.IsRequired && foreignKey.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.ClientCascade))
            throw new InvalidOperationException(
                $"'{relation.DeclaringEntityType.ClrType.Name}' can't be saved: a '{dependent.Metadata.ClrType.Name}' was taken out of '{relation.Name}', " +
                "but it needs a parent. Give it another one, or delete it.");
        if (foreignKey.IsRequired)
            dependent.State = EntityState.Deleted;
        else
            ForeignKeyValues.Point(dependent, foreignKey, null);
        if (relation.Inverse is { } inverse && !inverse.IsShadowProperty() && !foreignKey.IsRequired)
            MemberValues.Set(inverse, dependent.Entity, null);
    }

    private void RelateLinks(EntityEntry entry, ISkipNavigation relation)
    {
        var present = Untracked(relation, entry.Entity).ToList();
        var known = graph.LinkedBefore(relation);
        Link(entry, relation, present.Except(known, ReferenceEqualityComparer.Instance).OfType<object>());
        foreach (var target in known.Except(MemberValues.Elements(relation, entry.Entity), ReferenceEqualityComparer.Instance).OfType<object>())
            JoinRows.Entry(context, entry, relation, target).State = EntityState.Deleted;
    }

    private void Link(EntityEntry entry, ISkipNavigation relation, IEnumerable<object> targets)
    {
        foreach (var target in targets)
            JoinRows.Entry(context, entry, relation, target).State = EntityState.Added;
    }

    /// <summary>EF sees for itself what a tracked instance holds; it must only not take untracked existing instances for new ones.</summary>
    private EntityEntry RelateTracked()
    {
        var entry = context.Entry(graph.Root);
        undo.Capture(entry);
        foreach (var relation in EntityShape.Of(entry.Metadata).Relations)
        {
            foreach (var target in Untracked(relation, entry.Entity))
                RelateTracked(entry, relation, target);
        }

        return entry;
    }

    private void RelateTracked(EntityEntry entry, INavigationBase relation, object target)
    {
        if (LooseReferences.Holds(entry.Entity, target) && relation is INavigation { IsOnDependent: true })
            return;
        if (relation is INavigation { IsOnDependent: true } && TrackedTwin(relation, target) is { } twin)
            MemberValues.Set(relation, entry.Entity, twin);
        else
            Attach(target, modifiesUnknown: false);
    }

    private object? TrackedTwin(INavigationBase relation, object target)
    {
        var properties = EntityKeys.Of(relation.TargetEntityType).Properties;
        var key = EntityKeys.Values(target, properties);
        return context.ChangeTracker.Entries()
            .Where(entry => relation.TargetEntityType.IsAssignableFrom(entry.Metadata))
            .FirstOrDefault(entry => EntityKeys.AreEqual(key, [.. properties.Select(property => entry.Property(property).CurrentValue)], properties))?
            .Entity;
    }

    private EntityEntry Tracked(object instance)
    {
        if (!IsTracked(instance))
            return Attach(instance, modifiesUnknown: false);
        var entry = context.Entry(instance);
        undo.Capture(entry);
        return entry;
    }

    /// <summary>The related instances that exist and that the context does not track.</summary>
    private IEnumerable<object> Untracked(INavigationBase relation, object instance)
        => MemberValues.Targets(relation, instance).Where(target => !graph.IsNew(target) && !IsTracked(target));

    private bool IsTracked(object instance) => attached.Contains(instance) || InstanceTracking.IsTrackedBy(instance, context);

    private EntityEntry Attach(object instance, bool modifiesUnknown)
    {
        attached.Add(instance);
        return existing.Attach(instance, modifiesUnknown);
    }

    private static IEnumerable<object> Former(INavigationBase relation, Remembered? former)
        => former is null ? []
            : relation.IsCollection ? former.Collection(relation)
            : former.Reference(relation) is { } target ? [target]
            : [];
}
