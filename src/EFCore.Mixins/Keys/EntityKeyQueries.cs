using System.Collections.Concurrent;
using System.Linq.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Keys;

/// <summary>Queries by key for an entity type that is known only at run time.</summary>
internal abstract class EntityKeyQueries
{
    private static readonly ConcurrentDictionary<Type, EntityKeyQueries> Known = new();

    public static EntityKeyQueries Of(IEntityType type)
        => Known.GetOrAdd(
            type.ClrType,
            // the type argument makes it an EntityKeyQueries
            static type => (EntityKeyQueries)Activator.CreateInstance(typeof(EntityKeyQueries<>).MakeGenericType(type))!);

    /// <summary>Which of the keys have a row, regardless of the model's query filters.</summary>
    public abstract Task<List<object?[]>> ExistingAsync(
        DbContext context,
        IEntityType type,
        IEnumerable<object?[]> keys,
        CancellationToken cancellationToken);

    /// <summary>The keys of the dependents of a principal that no query filter hides.</summary>
    public abstract Task<List<object?[]>> DependentKeysAsync(
        DbContext context,
        IEntityType type,
        IForeignKey foreignKey,
        object?[] principal,
        CancellationToken cancellationToken);

    /// <summary>The keys of the related rows of a many-to-many relation.</summary>
    public abstract Task<List<object?[]>> LinkedKeysAsync(
        DbContext context,
        object root,
        ISkipNavigation relation,
        IReadOnlyList<IProperty> targetKey,
        CancellationToken cancellationToken);

    /// <summary>Which of the keys have a row that no query filter hides.</summary>
    public abstract Task<List<object?[]>> VisibleAsync(
        DbContext context,
        IEntityType type,
        IKey key,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken);

    /// <summary>Reads the row, including owned members, into an instance that no context tracks.</summary>
    public abstract Task<object?> ReadAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken);

    /// <summary>Reads columns and complex members of a row; null if there is none.</summary>
    public abstract Task<object?[]?> MembersAsync(
        DbContext context,
        IEntityType type,
        object?[] key,
        IReadOnlyList<IPropertyBase> members,
        CancellationToken cancellationToken);

    /// <summary>Reads the rows of a query.</summary>
    public abstract Task<IReadOnlyList<object>> LoadAsync(IQueryable query, CancellationToken cancellationToken);

    /// <summary>Reads the rows of a query, including hidden ones.</summary>
    public abstract Task LoadHiddenAsync(IQueryable query, CancellationToken cancellationToken);

    /// <summary>Reads the rows with the given keys, tracked.</summary>
    public abstract Task<IReadOnlyList<object>> TrackAllAsync(
        DbContext context,
        IEntityType type,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken);

    /// <summary>Reads the row, tracked, including owned members.</summary>
    public abstract Task<object?> TrackAsync(DbContext context, IEntityType type, object?[] key, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class EntityKeyQueries<T> : EntityKeyQueries
    where T : class
{
    public override Task<List<object?[]>> ExistingAsync(
        DbContext context,
        IEntityType type,
        IEnumerable<object?[]> keys,
        CancellationToken cancellationToken)
        => KeysAsync(Set(context, type).IgnoreQueryFilters(), InstanceKeyValues.Of(type), keys, cancellationToken);

    public override Task<List<object?[]>> VisibleAsync(
        DbContext context,
        IEntityType type,
        IKey key,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken)
        => KeysAsync(Set(context, type), key, keys, cancellationToken);

    private static async Task<List<object?[]>> KeysAsync(
        IQueryable<T> source,
        IKey key,
        IEnumerable<object?[]> keys,
        CancellationToken cancellationToken)
    {
        var found = new List<object?[]>();
        foreach (var chunk in KeyPredicateBuilder.Chunks(key, keys))
        {
            var rows = source.AsNoTracking().IgnoreAutoIncludes().Where(KeyPredicateBuilder.Build<T>(key, chunk));
            found.AddRange(await rows.Select(KeyPredicateBuilder.Selector<T>(key)).ToListAsync(cancellationToken).ConfigureAwait(false));
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
            .Select((Expression<Func<T, object?[]>>)KeyPredicateBuilder.Selector(typeof(T), members))
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
            .Where(KeyPredicateBuilder.Build<T>(foreignKey.Properties, principal))
            .Select(KeyPredicateBuilder.Selector<T>(InstanceKeyValues.Of(type)))
            .ToListAsync(cancellationToken);

    public override async Task<List<object?[]>> LinkedKeysAsync(
        DbContext context,
        object root,
        ISkipNavigation relation,
        IReadOnlyList<IProperty> targetKey,
        CancellationToken cancellationToken)
    {
        // rows.Where(row => row.Id == p0).SelectMany(row => row.Tags).Select(tag => new object[] { tag.Name })
        var key = InstanceKeyValues.Of(relation.DeclaringEntityType);
        var source = Set(context, relation.DeclaringEntityType).IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes()
            .Where(KeyPredicateBuilder.Build<T>(key, [InstanceKeyValues.Values(root, key.Properties)]));
        var target = relation.TargetEntityType.ClrType;
        var row = Expression.Parameter(typeof(T), "row");
        var targets = Expression.Lambda(
            typeof(Func<,>).MakeGenericType(typeof(T), typeof(IEnumerable<>).MakeGenericType(target)),
            new EntityMember(relation).On(row),
            row);
        var linked = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.SelectMany),
            [typeof(T), target],
            source.Expression,
            Expression.Quote(targets));
        var selector = KeyPredicateBuilder.Selector(target, targetKey);
        var selected = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [target, typeof(object[])],
            linked,
            Expression.Quote(selector));
        return await source.Provider.CreateQuery<object?[]>(selected).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IReadOnlyList<object>> TrackAllAsync(
        DbContext context,
        IEntityType type,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken)
    {
        var rows = new List<object>();
        foreach (var chunk in KeyPredicateBuilder.Chunks(InstanceKeyValues.Of(type), keys))
        {
            var found = Set(context, type).AsTracking().IgnoreAutoIncludes()
                .Where(KeyPredicateBuilder.Build<T>(InstanceKeyValues.Of(type), chunk));
            rows.AddRange(await found.ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    private static IQueryable<T> Row(DbContext context, IEntityType type, object?[] key)
        => Set(context, type).IgnoreQueryFilters().Where(KeyPredicateBuilder.Build<T>(InstanceKeyValues.Of(type), [key]));

    private static DbSet<T> Set(DbContext context, IEntityType type)
        => type.HasSharedClrType ? context.Set<T>(type.Name) : context.Set<T>();
}
