using EFCore.Mixins.Databases;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Finding;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving;

/// <summary>Deletes rows by key without loading them.</summary>
internal static class PrimaryKeyDestroyer
{
    public static Task<int> DestroyAsync<T>(IEnumerable<object?> keys, WriteRequest request, CancellationToken cancellationToken)
        where T : class
        => ContextWriteScope.RunAsync(
            typeof(T),
            request,
            scope => DestroyAsync<T>(scope.Context, keys, cancellationToken),
            cancellationToken);

    private static async Task<int> DestroyAsync<T>(DbContext context, IEnumerable<object?> keys, CancellationToken cancellationToken)
        where T : class
    {
        var type = EntityTypeFinder.Of(context, typeof(T));
        var key = InstanceKeyValues.Of(type);
        var dialect = Dialect.Of(context);
        var values = keys.Select(one => InstanceKeyValues.Read(type, one)).Where(one => one.All(dialect.CanBeInKey)).ToList();
        var chunks = KeyPredicateBuilder.Chunks(key, values).ToList();
        var tables = context.Database.IsRelational() && EntityRowTables.Of(type) is { IsOne: false } several ? several : null;
        tables?.EnsureRows();
        try
        {
            var isOne = chunks.Count < 2 && tables is null;
            return context.Database.CurrentTransaction is not null
                ? await StatementSavepoint
                    .RunAsync(context, () => RunAsync(cancellationToken), isOne, cancellationToken)
                    .ConfigureAwait(false)
                : isOne ? await RunAsync(cancellationToken).ConfigureAwait(false)
                : await RunTogetherAsync(context, RunAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorTranslation.Translate(context, exception, DatabaseOperation.Delete) is { } typed)
        {
            throw typed;
        }

        Task<int> RunAsync(CancellationToken token)
            => tables is null ? DeleteAsync<T>(context, key, chunks, token) : DeleteAsync(context, type, tables, values, token);
    }

    /// <summary>Runs several statements in one transaction.</summary>
    private static Task<int> RunTogetherAsync(
        DbContext context,
        Func<CancellationToken, Task<int>> run,
        CancellationToken cancellationToken)
        => context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                var transaction = await context.Database.BeginTransactionAsync(token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    var count = await run(token).ConfigureAwait(false);
                    await transaction.CommitAsync(token).ConfigureAwait(false);
                    return count;
                }
            },
            cancellationToken);

    /// <summary>Deletes rows that are stored in several tables. The keys of those that no query filter hides are read first.</summary>
    private static async Task<int> DeleteAsync(
        DbContext context,
        IEntityType type,
        EntityRowTables tables,
        List<object?[]> keys,
        CancellationToken cancellationToken)
    {
        var key = InstanceKeyValues.Of(type);
        var found = keys.Count == 0
            ? []
            : await EntityKeyQueries.Of(type).VisibleAsync(context, type, key, keys, cancellationToken).ConfigureAwait(false);
        return await tables.DeleteAsync(context, key, found, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> DeleteAsync<T>(
        DbContext context,
        IKey key,
        List<object?[][]> chunks,
        CancellationToken cancellationToken)
        where T : class
    {
        var count = 0;
        foreach (var chunk in chunks)
            count += await DeleteAsync<T>(context, key, chunk, cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>
    ///     Deletes rows by key. The statement for a single key is cached. Those for several keys differ by the number of keys.
    /// </summary>
    private static Task<int> DeleteAsync<T>(DbContext context, IKey key, object?[][] chunk, CancellationToken cancellationToken)
        where T : class
        => chunk is [var only]
            && CachedStatementQuery.Of(context, PrimaryKeyQueries.Delete(EntityTypeFinder.Of(context, typeof(T)), only)) is { } query
                ? query.Execute<Task<int>>(cancellationToken)
                : context.Set<T>().Where(KeyPredicateBuilder.Build<T>(key, chunk)).ExecuteDeleteAsync(cancellationToken);
}
