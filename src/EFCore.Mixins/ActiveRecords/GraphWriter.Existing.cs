using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <content>Relates a root whose row exists: what was set, taken out or added since it was read.</content>
internal sealed partial class GraphWriter
{
    private EntityEntry RelateExisting()
    {
        var former = InstanceMemory.Find(graph.Root);
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
        var replaced = graph.Replaced(relation);
        if (present.Count == 0 && former?.IsEmpty(relation) != false && replaced is null)
            return;
        foreach (var target in present.Where(target => !graph.IsNew(target)))
        {
            if (!ForeignKeyValues.PointsTo(target, relation.ForeignKey, entry.Entity) && (replaced is not null || IsMoved(target, relation, former)))
                ForeignKeyValues.Point(Tracked(target), relation.ForeignKey, entry.Entity);
        }

        foreach (var target in (former?.Targets(relation) ?? []).Except(present, ReferenceEqualityComparer.Instance).OfType<object>())
        {
            if (ForeignKeyValues.PointsTo(target, relation.ForeignKey, entry.Entity) && InstanceRecords.NotesOf(target)?.IsDeleted != true)
                Sever(Tracked(target), relation);
        }

        foreach (var row in replaced?.Rows ?? [])
            Sever(context.Entry(row), relation);
    }

    /// <summary>Whether a target that refers to another row was put here since the last save. One that has lain here, or has left, says nothing.</summary>
    private bool IsMoved(object target, INavigation relation, Remembered? former)
        => former?.Holds(relation, target) != true && !ForeignKeyValues.HasLeft(target, relation.ForeignKey, graph.Root);

    private void Sever(EntityEntry dependent, INavigation relation)
    {
        var foreignKey = relation.ForeignKey;
        if (foreignKey.IsRequired && foreignKey.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.ClientCascade))
            throw new InvalidOperationException(
                $"'{relation.DeclaringEntityType.ClrType.Name}' can't be saved: a '{dependent.Metadata.ClrType.Name}' was taken out of '{relation.Name}', " +
                "but it needs a parent. Give it another one, or delete it.");
        undo.Sever(dependent);
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
        if (graph.Replaced(relation) is { } replaced)
        {
            ReplaceLinks(entry, relation, present, replaced);
            return;
        }

        var known = graph.LinkedBefore(relation);
        Link(entry, relation, present.Except(known, ReferenceEqualityComparer.Instance).OfType<object>());
        foreach (var target in known.Except(MemberValues.Elements(relation, entry.Entity), ReferenceEqualityComparer.Instance).OfType<object>())
            Unlink(JoinRows.Entry(context, entry, relation, target));
    }

    private void ReplaceLinks(EntityEntry entry, ISkipNavigation relation, List<object> present, ReplacedContent replaced)
    {
        var wanted = present.ToLookup(target => ReplacedContent.KeyOf(relation, target), replaced.Comparer);
        var linked = replaced.Keys.ToHashSet(replaced.Comparer);
        Link(entry, relation, wanted.Where(target => !linked.Contains(target.Key)).Select(target => target.First()));
        foreach (var key in linked.Where(key => !wanted.Contains(key)))
            Unlink(JoinRows.Entry(context, entry, relation, key));
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
