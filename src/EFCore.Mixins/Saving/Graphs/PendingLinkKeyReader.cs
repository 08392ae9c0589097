using EFCore.Mixins.Databases;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Reads the rows of the keys that were set on many-to-many relations.</summary>
internal static class PendingLinkKeyReader
{
    /// <summary>Adds the rows of the pending keys to the relations of instances.</summary>
    public static async ValueTask ReadAllAsync(
        DbContext context,
        IReadOnlyCollection<object> instances,
        SaveRollback undo,
        CancellationToken cancellationToken)
    {
        foreach (var instance in instances)
            await ReadAsync(context, instance, undo, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the rows of the pending keys to the relations of an instance.</summary>
    /// <exception cref="FillException">There is no row with one of the keys.</exception>
    public static ValueTask ReadAsync(DbContext context, object instance, SaveRollback undo, CancellationToken cancellationToken)
        => InstanceRecords.NotesOf(instance)?.LinkKeys is null
            ? default
            : new ValueTask(ReadRelationsAsync(context, instance, undo, cancellationToken));

    private static async Task ReadRelationsAsync(DbContext context, object instance, SaveRollback undo, CancellationToken cancellationToken)
    {
        undo.Capture(QuietEntries.Of(context, instance));
        var problems = new List<FillProblem>();
        foreach (var relation in EntityTypeLayout.Of(EntityTypeFinder.Of(context, instance)).Links)
        {
            if (PendingLinkKeys.Of(instance, relation) is { Count: > 0 } keys)
                await ReadAsync(context, instance, relation, keys, problems, cancellationToken).ConfigureAwait(false);
        }

        if (problems.Count > 0)
            throw new FillException(instance.GetType(), problems);
        InstanceRecords.NotesOf(instance)?.LinkKeys = null;
    }

    private static async Task ReadAsync(
        DbContext context,
        object instance,
        ISkipNavigation relation,
        IReadOnlyList<(int Index, object?[] Key)> keys,
        List<FillProblem> problems,
        CancellationToken cancellationToken)
    {
        var type = relation.TargetEntityType;
        var properties = InstanceKeyValues.Of(type).Properties;
        var comparer = new KeyValueComparer(properties);
        var targets = MemberAccess.Targets(relation, instance).ToList();
        var held = targets.Select(target => InstanceKeyValues.Values(target, properties)).ToHashSet(comparer);
        var wanted = keys.Where(item => held.Add(item.Key)).ToList(); // each row once
        var possible = wanted.Select(item => item.Key).Where(key => Array.TrueForAll(key, Dialect.Of(context).CanBeInKey)).ToList();
        var rows = await EntityKeyQueries.Of(type).TrackAllAsync(context, type, possible, cancellationToken).ConfigureAwait(false);
        var found = rows.ToDictionary(row => KeyOf(context, row, properties), comparer);
        foreach (var (index, key) in wanted)
        {
            if (found.TryGetValue(key, out var row))
                targets.Add(row);
            else
                problems.Add(Missing($"{relation.Name}[{index}]", type));
        }

        MemberAccess.Restore(relation, instance, targets);
    }

    private static FillProblem Missing(string path, IEntityType type)
        => new(path, FillProblemKind.NoSuchRow, $"there is no '{TypeNames.Of(type.ClrType)}' with this key", []);

    private static object?[] KeyOf(DbContext context, object row, IReadOnlyList<IProperty> properties)
    {
        var entry = QuietEntries.Of(context, row);
        return [.. properties.Select(property => entry.Property(property).CurrentValue)];
    }
}
