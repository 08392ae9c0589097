using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Timestamping;

/// <summary>
///     Sets the timestamps of one SaveChanges to one time. Changes that EF and other interceptors detect after the start are observed by
///     the events of the tracker, so that changes are not detected twice.
/// </summary>
internal sealed class SavedTimestamps(DbContext context)
{
    private readonly StampTime now = StampTime.Now(context);
    private readonly OwnerEntryIndex owners = new(context);
    private readonly List<TimestampChange> stamps = [];

    /// <summary>The lease of the context in which the save began.</summary>
    public DbContextId Id { get; } = context.ContextId;

    public void Begin()
    {
        foreach (var entry in QuietEntries.All(context))
            Set(entry);
        context.ChangeTracker.Tracked += OnTracked;
        context.ChangeTracker.StateChanged += OnStateChanged;
    }

    public void End()
    {
        context.ChangeTracker.Tracked -= OnTracked;
        context.ChangeTracker.StateChanged -= OnStateChanged;
    }

    /// <summary>Restores the former values of the properties. A later save sets them again.</summary>
    public void TakeBack()
    {
        End();
        for (var i = stamps.Count - 1; i >= 0; i--)
            stamps[i].TakeBack();
    }

    private void OnTracked(object? sender, EntityTrackedEventArgs args) => Set(args.Entry);

    private void OnStateChanged(object? sender, EntityStateChangedEventArgs args) => Set(args.Entry);

    private void Set(EntityEntry entry)
    {
        switch (entry.State)
        {
            case EntityState.Added:
                SetNew(entry);
                break;
            case EntityState.Modified:
                SetChanged(entry);
                break;
            case EntityState.Deleted:
                break;
            default:
                return;
        }

        SetOwner(entry);
    }

    private void SetNew(EntityEntry entry)
    {
        var columns = TimestampColumns.Of(entry.Metadata);
        if (columns.CreatedAt is { } created && IsUnset(entry.Property(created)))
            Set(entry.Property(created));
        if (columns.UpdatedAt is { } updated && IsUnset(entry.Property(updated)))
            Set(entry.Property(updated));
    }

    private void SetChanged(EntityEntry entry)
    {
        if (TimestampColumns.Of(entry.Metadata).CreatedAt is { } created)
            KeepCreated(entry.Property(created));
        if (entry.State == EntityState.Modified)
            Touch(entry);
    }

    /// <summary>A change of an owned member is also a change of its owner, whatever table it is in.</summary>
    private void SetOwner(EntityEntry entry)
    {
        if (entry.Metadata.FindOwnership() is not { } ownership || owners.Find(entry, ownership) is not { } owner)
            return;
        if (owner.State is EntityState.Unchanged or EntityState.Modified)
            Touch(owner);
        SetOwner(owner);
    }

    private void Touch(EntityEntry entry)
    {
        if (TimestampColumns.Of(entry.Metadata).UpdatedAt is { } updated && !IsExplicit(entry.Property(updated)))
            Set(entry.Property(updated));
    }

    /// <summary>The time of the insert is never cleared. An instance without it was created to update a row that was not read.</summary>
    private static void KeepCreated(PropertyEntry property)
    {
        if (!IsUnset(property) || !property.IsModified)
            return;
        property.CurrentValue = property.OriginalValue;
        property.IsModified = false;
    }

    private void Set(PropertyEntry property)
    {
        var stamp = new TimestampChange(property, now.For(property.Metadata));
        stamps.Add(stamp);
        stamp.Set();
        AssignedTimestamps.Add(property);
    }

    /// <summary>Whether the caller has set a value that differs from the row's.</summary>
    private static bool IsExplicit(PropertyEntry property)
        => !IsUnset(property)
            && !AssignedTimestamps.Holds(property)
            && !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue);

    private static bool IsUnset(PropertyEntry property)
        => property.CurrentValue is null
            || Equals(property.CurrentValue, default(DateTime))
            || Equals(property.CurrentValue, default(DateTimeOffset));
}
