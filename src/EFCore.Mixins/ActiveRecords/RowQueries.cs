using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Queries by key for an entity type that is known at run time only.</summary>
internal abstract class RowQueries
{
    private static readonly ConcurrentDictionary<Type, RowQueries> Known = new();

    public static RowQueries Of(IEntityType type)
        // the type argument makes it a RowQueries
        => Known.GetOrAdd(type.ClrType, static type => (RowQueries)Activator.CreateInstance(typeof(RowQueries<>).MakeGenericType(type))!);

    /// <summary>Which of the keys have a row, whatever filters the model has.</summary>
    public abstract Task<List<object?[]>> ExistingAsync(DbContext context, IEntityType type, IEnumerable<object?[]> keys, CancellationToken cancellationToken);

    /// <summary>Reads the row into the tracker, owned members included.</summary>
    public abstract Task<object?> TrackAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class RowQueries<T> : RowQueries
    where T : class
{
    public override async Task<List<object?[]>> ExistingAsync(
        DbContext context,
        IEntityType type,
        IEnumerable<object?[]> keys,
        CancellationToken cancellationToken)
    {
        var key = EntityKeys.Of(type);
        var found = new List<object?[]>();
        foreach (var chunk in KeyPredicate.Chunks(key, keys))
        {
            var rows = Set(context, type).IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes().Where(KeyPredicate.Build<T>(key, chunk));
            found.AddRange(await rows.Select(KeyPredicate.Selector<T>(key)).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    public override async Task<object?> TrackAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken)
        => await Set(context, type)
            .IgnoreQueryFilters()
            .AsTracking()
            .Where(KeyPredicate.Build<T>(EntityKeys.Of(type), [key]))
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);

    private static DbSet<T> Set(DbContext context, IEntityType type)
        => type.HasSharedClrType ? context.Set<T>(type.Name) : context.Set<T>();
}
