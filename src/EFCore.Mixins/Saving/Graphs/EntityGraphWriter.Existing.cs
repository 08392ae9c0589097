using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Relates a root whose row exists, by the references and elements that were set, added or removed since it was read.</content>
internal sealed partial class EntityGraphWriter
{
    private EntityEntry RelateExisting()
    {
        var former = RowSnapshots.Find(graph.Root);
        var root = context.Entry(graph.Root);
        undo.Capture(root);
        var layout = EntityTypeLayout.Of(root.Metadata);
        foreach (var reference in layout.References)
            StaleRelationTargets.DropReference(graph.Root, reference, former);
        var assigned = Assigned();
        var entry = Attach(graph.Root, modifiesUnknown: true);
        foreach (var relation in layout.Relations)
        {
            switch (relation)
            {
                case INavigation { IsOnDependent: true } reference:
                    RelateReference(entry, reference, former);
                    break;
                case INavigation dependents:
                    RelateDependents(entry, dependents, Held(dependents), former);
                    break;
                case ISkipNavigation links:
                    RelateLinks(entry, links, Held(links));
                    break;
            }
        }

        return entry;

        IReadOnlyList<object> Held(INavigationBase relation)
            => assigned?.GetValueOrDefault(relation) ?? MemberAccess.Targets(relation, graph.Root);
    }

    /// <summary>The content of relations that are replaced. EF adds tracked instances to them as soon as it tracks the root.</summary>
    private Dictionary<INavigationBase, IReadOnlyList<object>>? Assigned()
        => AssignedRelations.Any(graph.Root) is null ? null
            : EntityTypeLayout.Of(EntityTypeFinder.Of(context, graph.Root)).Relations
                .Where(relation => graph.Replaced(relation) is not null)
                .ToDictionary(relation => relation, relation => MemberAccess.Targets(relation, graph.Root));

    private void RelateReference(EntityEntry entry, INavigation reference, RowSnapshot? former)
    {
        var foreignKey = reference.ForeignKey;
        var target = MemberAccess.Get(reference, entry.Entity);
        if (target is null ? former?.Reference(reference) is null || KeyChanged(entry, foreignKey) : graph.IsNew(target))
            return;
        if (target is null)
            Clear(entry, reference);
        else if (!ForeignKeyValues.PointsTo(entry.Entity, foreignKey, target))
            Point(entry, reference, target);
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

    private void RelateDependents(EntityEntry entry, INavigation relation, IReadOnlyList<object> present, RowSnapshot? former)
    {
        var replaced = graph.Replaced(relation);
        if (present.Count == 0 && former?.IsEmpty(relation) != false && replaced is null)
            return;
        foreach (var target in present.Where(target => !graph.IsNew(target)))
        {
            if (IsRelated(target, relation))
                continue;
            if (replaced is not null || StaleRelationTargets.IsMoved(target, relation, entry.Entity, former, graph.IsKnown))
                Point(target, relation);
        }

        var key = InstanceKeyValues.Of(relation.TargetEntityType).Properties;
        var kept = present.Select(target => InstanceKeyValues.Values(target, key)).ToHashSet(new KeyValueComparer(key));
        var gone = (former?.Targets(relation) ?? []).Where(target => !kept.Contains(InstanceKeyValues.Values(target, key)));
        var there = replaced?.Keys.ToHashSet(new KeyValueComparer(key));
        foreach (var target in gone.Select(target => Twin(target, relation) ?? target))
        {
            if (RowSnapshots.IsDeleted(target) || there?.Contains(InstanceKeyValues.Values(target, key)) == false)
                continue; // its row was deleted, or moved by another instance
            if (ForeignKeyValues.PointsTo(target, relation.ForeignKey, entry.Entity))
                Sever(Tracked(target), relation);
            else if (replaced is not null && RowSnapshots.Fresh(target)?.PointsTo(relation.ForeignKey, entry.Entity) == true)
                Tracked(target); // it references another principal now, and is saved with that
        }

        foreach (var row in replaced?.Rows ?? [])
        {
            TakeOut(row, relation);
            undo.Read(row);
        }

        if (replaced is not null)
            SeverAdded(entry, relation, present);
    }

    /// <summary>Removes the tracked instances that EF has added to an assigned relation. Their rows may already be deleted.</summary>
    private void SeverAdded(EntityEntry entry, INavigation relation, IReadOnlyList<object> assigned)
    {
        var extras = MemberAccess.Targets(relation, entry.Entity).Except(assigned, ReferenceEqualityComparer.Instance);
        foreach (var extra in extras.OfType<object>().ToList())
        {
            var added = context.Entry(extra);
            if (graph.IsNew(extra)
                || added.State is EntityState.Deleted or EntityState.Detached
                || !ForeignKeyValues.PointsTo(extra, relation.ForeignKey, entry.Entity))
            {
                continue;
            }

            undo.Capture(added);
            Sever(added, relation);
        }
    }

    /// <summary>Sets the foreign key of a target to the root, also on the instance with which the context tracks its row.</summary>
    private void Point(object target, INavigation relation)
    {
        if (Twin(target, relation) is { } twin)
        {
            ForeignKeyValues.Point(Tracked(twin), relation.ForeignKey, graph.Root);
            undo.Capture(QuietEntries.Of(context, target));
            ForeignKeyValues.CopyKey(target, relation.ForeignKey, graph.Root);
        }
        else
        {
            ForeignKeyValues.Point(Tracked(target), relation.ForeignKey, graph.Root);
        }
    }

    private object? Twin(object target, INavigation relation)
        => IsTracked(target) ? null : TrackedTwinFinder.Of(context, relation.TargetEntityType, target);

    /// <summary>Whether a target references the root in memory and, if it is untracked and its row is known, in its row.</summary>
    private bool IsRelated(object target, INavigation relation)
        => ForeignKeyValues.PointsTo(target, relation.ForeignKey, graph.Root)
            && (IsTracked(target) || RowSnapshots.Fresh(target) is not { } row || row.PointsTo(relation.ForeignKey, graph.Root));

    /// <summary>
    ///     Removes a row from a relation, regardless of the foreign key of its tracked instance, unless this save moves the row to another
    ///     principal.
    /// </summary>
    private void TakeOut(object row, INavigation relation)
    {
        var entry = context.Entry(row);
        if (!ForeignKeyValues.PointsTo(row, relation.ForeignKey, graph.Root) && KeyChanged(entry, relation.ForeignKey))
            return;
        undo.Capture(entry);
        Sever(entry, relation);
        ForeignKeyValues.Write(entry, relation.ForeignKey);
    }

    private void Sever(EntityEntry dependent, INavigation relation)
    {
        var foreignKey = relation.ForeignKey;
        if (foreignKey.IsRequired && foreignKey.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.ClientCascade))
            throw new InvalidOperationException(
                $"'{relation.DeclaringEntityType.ClrType.Name}' can't be saved: " +
                $"a '{dependent.Metadata.ClrType.Name}' was taken out of '{relation.Name}', but it needs a parent. " +
                "Give it another one, or delete it.");
        undo.Sever(dependent);
        if (foreignKey.IsRequired)
            dependent.State = EntityState.Deleted;
        else
            ForeignKeyValues.Point(dependent, foreignKey, null);
        if (relation.Inverse is { } inverse && !inverse.IsShadowProperty() && !foreignKey.IsRequired)
            MemberAccess.Set(inverse, dependent.Entity, null);
    }

    /// <summary>
    ///     Compares the current and the former content by key, because a row may have several instances, some of them tracked.
    /// </summary>
    private void RelateLinks(EntityEntry entry, ISkipNavigation relation, IReadOnlyList<object> targets)
    {
        var replaced = graph.Replaced(relation);
        var linked = replaced?.Keys ?? [.. graph.LinkedBefore(relation).Select(target => ReplacedRelationContent.KeyOf(relation, target))];
        var held = targets.Where(target => !graph.IsNew(target)).ToList();
        if (linked.Count == 0 && held.Count == 0)
            return;
        var comparer = new KeyValueComparer(relation.Inverse.ForeignKey.PrincipalKey.Properties);
        var wanted = held.Select(target => ReplacedRelationContent.KeyOf(relation, target)).ToHashSet(comparer);
        foreach (var key in wanted.Except(linked, comparer))
            JoinEntityEntries.Entry(context, entry, relation, key).State = EntityState.Added;
        foreach (var key in (replaced?.Visible ?? linked).Distinct(comparer).Where(key => !wanted.Contains(key)))
            Unlink(JoinEntityEntries.Entry(context, entry, relation, key));
    }

    private void Unlink(EntityEntry link)
    {
        link.State = EntityState.Deleted;
        undo.Sever(link);
    }

    private EntityEntry Tracked(object instance)
    {
        if (!IsTracked(instance))
            return AttachRelated(instance);
        var entry = context.Entry(instance);
        undo.Capture(entry);
        return entry;
    }
}
