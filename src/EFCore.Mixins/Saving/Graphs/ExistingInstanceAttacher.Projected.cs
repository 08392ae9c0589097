using EFCore.Mixins.Instances;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Writes what instances have that a projection made, and refuses what cannot be written without the rest.</content>
internal sealed partial class ExistingInstanceAttacher
{
    /// <summary>All columns are to be written; of an instance that a projection made, those that it has.</summary>
    private static void Modify(EntityEntry entry, ProjectedInstance? projected)
    {
        if (projected is null)
        {
            entry.State = EntityState.Modified;
            return;
        }

        EnsureWritable(entry, projected);
        foreach (var (token, value) in projected.Tokens)
            QuietEntries.Column(entry, token).OriginalValue = value;
        foreach (var column in projected.Given(entry.Metadata, entry.Entity).Where(column => column.GetAfterSaveBehavior() == PropertySaveBehavior.Save))
            QuietEntries.Column(entry, column).IsModified = true;
        foreach (var list in EntityTypeLayout.Of(entry.Metadata).Lists.Where(list => projected.Has(list, entry.Entity)))
            ComplexListValues.MarkModified(entry, list);
    }

    private static void EnsureWritable(EntityEntry entry, ProjectedInstance projected)
    {
        var lacking = projected.Lacking(entry.Metadata, entry.Entity);
        if (lacking.FirstOrDefault(column => column.IsConcurrencyToken && column != entry.Metadata.FindDiscriminatorProperty()) is { } token)
            throw LeftOut(entry, $"its concurrency token '{token.Name}'");
        if (entry.Metadata.GetComplexProperties().FirstOrDefault(part => !part.IsNullable && MemberAccess.Get(part, entry.Entity) is null) is { } part)
            throw LeftOut(entry, $"its required member '{part.Name}'");
    }

    /// <summary>Rows of a list are written as a whole, because they have no identity.</summary>
    private static void EnsureWhole(EntityEntry entry, INavigation list, IReadOnlyList<object> elements)
    {
        foreach (var element in elements)
        {
            if (ProjectedInstance.Of(element)?.Lacking(list.TargetEntityType, element).FirstOrDefault() is { } column)
                throw LeftOut(entry, $"'{column.Name}' of the elements of '{list.Name}'");
        }
    }

    private static InvalidOperationException LeftOut(EntityEntry entry, string what)
        => new(
            $"'{entry.Metadata.ClrType.Name}' can't be saved: the projection that made the instance has left out {what}. " +
            $"Add it to the projection, or read the row as it is, as '{nameof(ActiveRecord.RefreshAsync)}' does.");
}
