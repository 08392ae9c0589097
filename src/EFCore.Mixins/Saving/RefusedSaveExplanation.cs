using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving;

/// <summary>Explains why EF has sent no command: new rows reference each other, or a value converter has thrown an exception.</summary>
internal static class RefusedSaveExplanation
{
    /// <summary>The exception with the explanation; null for any other error.</summary>
    public static Exception? Explain(DbContext context, Exception exception)
    {
        var cause = exception is DbUpdateException { InnerException: { } inner } ? inner : exception;
        var entries = QuietEntries.All(context).Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList();
        if (entries.SelectMany(Refused).FirstOrDefault() is { } property)
            return new ValueConversionException(property, cause);
        return cause.GetType() == typeof(InvalidOperationException) && Circle(entries) is { Count: > 0 } circle
            ? RefersInCircle(circle, exception)
            : null;
    }

    private static InvalidOperationException RefersInCircle(List<EntityEntry> circle, Exception cause)
        => new(
            $"New rows of {string.Join(" and ", circle.Select(entry => $"'{entry.Metadata.ClrType.Name}'").Distinct())} can't be saved: " +
            "they refer to each other, so none can come before the others. " +
            "Save one without its reference first, and set the reference then.",
            cause);

    private static IEnumerable<IProperty> Refused(EntityEntry entry)
        => EntityTypeLayout.Of(entry.Metadata).Properties.Where(property
            => property.GetValueConverter() is { } converter
                && (entry.State == EntityState.Added || QuietEntries.Column(entry, property).IsModified)
                && Throws(converter.ConvertToProvider, QuietEntries.Column(entry, property).CurrentValue));

    private static bool Throws(Func<object?, object?> convert, object? value)
    {
        try
        {
            _ = convert(value);
            return false;
        }
        catch (Exception) // thrown by the converter, which is the user's code
        {
            return true;
        }
    }

    /// <summary>New rows of which each references another one of them.</summary>
    private static List<EntityEntry> Circle(List<EntityEntry> entries)
    {
        var left = entries.Where(entry => entry.State == EntityState.Added).ToList();
        while (left.FindAll(entry => left.Exists(other => Refers(entry, other))) is var rest && rest.Count < left.Count)
            left = rest;
        return left;
    }

    private static bool Refers(EntityEntry entry, EntityEntry other)
        => !ReferenceEquals(entry.Entity, other.Entity)
            && entry.Metadata.GetForeignKeys().Any(key
                => key.PrincipalEntityType.IsAssignableFrom(other.Metadata)
                    && key.Properties.Zip(key.PrincipalKey.Properties).All(pair
                        => entry.Property(pair.First).CurrentValue is { } value
                            && Equals(value, other.Property(pair.Second).CurrentValue)));
}
