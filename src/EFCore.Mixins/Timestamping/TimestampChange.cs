using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Timestamping;

/// <summary>A timestamp that a save has set, and its former value.</summary>
internal sealed class TimestampChange(PropertyEntry property, object value)
{
    private readonly object? former = property.CurrentValue;
    private readonly bool wasModified = property.IsModified;

    public void Set() => property.CurrentValue = value;

    public void TakeBack()
    {
        if (property.EntityEntry.State == EntityState.Detached || !Equals(property.CurrentValue, value))
            return;
        property.CurrentValue = former;
        if (!wasModified && property.EntityEntry.State == EntityState.Modified)
            property.IsModified = false;
    }
}
