using EFCore.Mixins.Instances;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Writes instances that a projection has created, and rejects those that cannot be written without the omitted members.</content>
internal sealed partial class ExistingInstanceAttacher
{
    /// <summary>Marks all columns as modified; only those with a value if a projection has created the instance.</summary>
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
        var given = projected.Given(entry.Metadata, entry.Entity);
        foreach (var column in given.Where(column => column.GetAfterSaveBehavior() == PropertySaveBehavior.Save))
            QuietEntries.Column(entry, column).IsModified = true;
        foreach (var list in EntityTypeLayout.Of(entry.Metadata).Lists.Where(list => projected.Has(list, entry.Entity)))
            ComplexListValues.MarkModified(entry, list);
    }

    private static void EnsureWritable(EntityEntry entry, ProjectedInstance projected)
    {
        var lacking = projected.Lacking(entry.Metadata, entry.Entity);
        var discriminator = entry.Metadata.FindDiscriminatorProperty();
        if (lacking.FirstOrDefault(column => column.IsConcurrencyToken && column != discriminator) is { } token)
            throw LeftOut(entry, $"its concurrency token '{token.Name}'");
        var required = entry.Metadata.GetComplexProperties().Where(part => !part.IsNullable);
        if (required.FirstOrDefault(part => MemberAccess.Get(part, entry.Entity) is null) is { } part)
            throw LeftOut(entry, $"its required member '{part.Name}'");
    }

    /// <summary>
    ///     Throws if a column of an element was omitted. Elements of a list have no identity, so their rows are written as a whole.
    /// </summary>
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
