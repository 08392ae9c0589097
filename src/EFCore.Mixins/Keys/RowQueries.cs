using System.Collections.Concurrent;
using System.Linq.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Keys;

/// <summary>Queries by key for an entity type that is known at run time only.</summary>
internal abstract class RowQueries
{
    private static readonly ConcurrentDictionary<Type, RowQueries> Known = new();

    public static RowQueries Of(IEntityType type)
        // the type argument makes it a RowQueries
        => Known.GetOrAdd(type.ClrType, static type => (RowQueries)Activator.CreateInstance(typeof(RowQueries<>).MakeGenericType(type))!);

    /// <summary>Which of the keys have a row, whatever filters the model has.</summary>
    public abstract Task<List<object?[]>> ExistingAsync(DbContext context, IEntityType type, IEnumerable<object?[]> keys, CancellationToken cancellationToken);

    /// <summary>The keys of the rows that refer to a principal, and that no filter hides.</summary>
    public abstract Task<List<object?[]>> DependentKeysAsync(
        DbContext context,
        IEntityType type,
        IForeignKey foreignKey,
        object?[] principal,
        CancellationToken cancellationToken);

    /// <summary>The keys of the rows that a many-to-many relation of a row leads to.</summary>
    public abstract Task<List<object?[]>> LinkedKeysAsync(
        DbContext context,
        object root,
        ISkipNavigation relation,
        IReadOnlyList<IProperty> targetKey,
        CancellationToken cancellationToken);

    /// <summary>Which of some keys are of rows that no filter hides.</summary>
    public abstract Task<List<object?[]>> VisibleAsync(
        DbContext context,
        IEntityType type,
        IKey key,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken);

    /// <summary>Reads the row, owned members included, into an instance that no context tracks.</summary>
    public abstract Task<object?> ReadAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken);

    /// <summary>Reads columns and complex members of a row; null where there is none.</summary>
    public abstract Task<object?[]?> MembersAsync(
        DbContext context,
        IEntityType type,
        object?[] key,
        IReadOnlyList<IPropertyBase> members,
        CancellationToken cancellationToken);

    /// <summary>Reads the rows of a query.</summary>
    public abstract Task<IReadOnlyList<object>> LoadAsync(IQueryable query, CancellationToken cancellationToken);

    /// <summary>Reads the rows of a query, hidden ones too.</summary>
    public abstract Task LoadHiddenAsync(IQueryable query, CancellationToken cancellationToken);

    /// <summary>Reads the rows with some keys into the tracker.</summary>
    public abstract Task<IReadOnlyList<object>> TrackAllAsync(
        DbContext context,
        IEntityType type,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken);

    /// <summary>Reads the row into the tracker, owned members included.</summary>
    public abstract Task<object?> TrackAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class RowQueries<T> : RowQueries
    where T : class
{
    public override Task<List<object?[]>> ExistingAsync(
        DbContext context,
        IEntityType type,
        IEnumerable<object?[]> keys,
        CancellationToken cancellationToken)
        => KeysAsync(Set(context, type).IgnoreQueryFilters(), EntityKeys.Of(type), keys, cancellationToken);

    public override Task<List<object?[]>> VisibleAsync(
        DbContext context,
        IEntityType type,
        IKey key,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken)
        => KeysAsync(Set(context, type), key, keys, cancellationToken);

    private static async Task<List<object?[]>> KeysAsync(IQueryable<T> source, IKey key, IEnumerable<object?[]> keys, CancellationToken cancellationToken)
    {
        var found = new List<object?[]>();
        foreach (var chunk in KeyPredicate.Chunks(key, keys))
        {
            var rows = source.AsNoTracking().IgnoreAutoIncludes().Where(KeyPredicate.Build<T>(key, chunk));
            found.AddRange(await rows.Select(KeyPredicate.Selector<T>(key)).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    public override async Task<object?> TrackAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken)
        => await Row(context, type, key).AsTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<object?> ReadAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken)
        => await Row(context, type, key).AsNoTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<object?[]?> MembersAsync(
        DbContext context,
        IEntityType type,
        object?[] key,
        IReadOnlyList<IPropertyBase> members,
        CancellationToken cancellationToken)
        => await Row(context, type, key).AsNoTracking().IgnoreAutoIncludes()
            .Select((Expression<Func<T, object?[]>>)KeyPredicate.Selector(typeof(T), members))
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);

    public override async Task<IReadOnlyList<object>> LoadAsync(IQueryable query, CancellationToken cancellationToken)
        => await ((IQueryable<T>)query).ToListAsync(cancellationToken).ConfigureAwait(false);

    public override Task LoadHiddenAsync(IQueryable query, CancellationToken cancellationToken)
        => ((IQueryable<T>)query).IgnoreQueryFilters().LoadAsync(cancellationToken);

    public override Task<List<object?[]>> DependentKeysAsync(
        DbContext context,
        IEntityType type,
        IForeignKey foreignKey,
        object?[] principal,
        CancellationToken cancellationToken)
        => Set(context, type).AsNoTracking().IgnoreAutoIncludes()
            .Where(KeyPredicate.Build<T>(foreignKey.Properties, principal))
            .Select(KeyPredicate.Selector<T>(EntityKeys.Of(type)))
            .ToListAsync(cancellationToken);

    public override async Task<List<object?[]>> LinkedKeysAsync(
        DbContext context,
        object root,
        ISkipNavigation relation,
        IReadOnlyList<IProperty> targetKey,
        CancellationToken cancellationToken)
    {
        // rows.Where(row => row.Id == p0).SelectMany(row => row.Tags).Select(tag => new object[] { tag.Name })
        var key = EntityKeys.Of(relation.DeclaringEntityType);
        var source = Set(context, relation.DeclaringEntityType).IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes()
            .Where(KeyPredicate.Build<T>(key, [EntityKeys.Values(root, key.Properties)]));
        var target = relation.TargetEntityType.ClrType;
        var row = Expression.Parameter(typeof(T), "row");
        var targets = Expression.Lambda(
            typeof(Func<,>).MakeGenericType(typeof(T), typeof(IEnumerable<>).MakeGenericType(target)),
            new Member(relation).On(row),
            row);
        var linked = Expression.Call(typeof(Queryable), nameof(Queryable.SelectMany), [typeof(T), target], source.Expression, Expression.Quote(targets));
        var selector = KeyPredicate.Selector(target, targetKey);
        var selected = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [target, typeof(object[])], linked, Expression.Quote(selector));
        return await source.Provider.CreateQuery<object?[]>(selected).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IReadOnlyList<object>> TrackAllAsync(
        DbContext context,
        IEntityType type,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken)
    {
        var rows = new List<object>();
        foreach (var chunk in KeyPredicate.Chunks(EntityKeys.Of(type), keys))
        {
            var found = Set(context, type).AsTracking().IgnoreAutoIncludes().Where(KeyPredicate.Build<T>(EntityKeys.Of(type), chunk));
            rows.AddRange(await found.ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    private static IQueryable<T> Row(DbContext context, IEntityType type, object?[] key)
        => Set(context, type).IgnoreQueryFilters().Where(KeyPredicate.Build<T>(EntityKeys.Of(type), [key]));

    private static DbSet<T> Set(DbContext context, IEntityType type)
        => type.HasSharedClrType ? context.Set<T>(type.Name) : context.Set<T>();
}
