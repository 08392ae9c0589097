using System.Collections;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Writes an instance and its related instances, without loading anything.</summary>
internal abstract class InstanceDataWriter<TRow>(SerializationScope request)
    where TRow : class
{
    private readonly List<object> open = [];

    public TRow Write(object instance, IEntityType type, MemberSelection selection)
        => Write(instance, SerializedTypeMembers.Of(type), selection, request.Depth);

    protected abstract TRow Create(int capacity);

    protected abstract void Put(TRow row, SerializedMember member, object? value);

    protected abstract void PutRow(TRow row, SerializedMember member, TRow? value);

    protected abstract void PutRows(TRow row, SerializedMember member, List<TRow?> values);

    private TRow Write(object instance, SerializedTypeMembers layout, MemberSelection selection, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        open.Add(instance);
        var row = Create(layout.Columns.Length + layout.Parts.Length);
        var state = layout.Type is IEntityType type ? new SerializedInstanceState(instance, type) : null;
        WriteColumns(row, instance, state, layout.Columns, selection.Takes);
        foreach (var part in layout.Parts)
        {
            if (selection.Takes(part))
                WriteTargets(row, part, part.Get(instance), selection.Of(part), depth);
        }

        foreach (var hybrid in layout.Hybrids)
        {
            if (selection.TakesHybrid(hybrid, request.Hybrids) && TryCompute(instance, state, hybrid, out var value))
                Put(row, hybrid, value);
        }

        if (state is not null)
            WriteRelations(row, state, layout.Relations, selection, depth);
        open.RemoveAt(open.Count - 1);
        return row;
    }

    private static bool TryCompute(object instance, SerializedInstanceState? state, SerializedMember hybrid, out object? value)
    {
        value = state is null ? hybrid.Get(instance) : null;
        return state is null || state.TryHybrid(hybrid, out value);
    }

    private void WriteColumns(
        TRow row,
        object instance,
        SerializedInstanceState? state,
        SerializedMember[] columns,
        Func<SerializedMember, bool> takes)
    {
        foreach (var column in columns)
        {
            if (!takes(column))
                continue;
            if (!column.IsShadow)
                Put(row, column, column.Get(instance));
            else if (state is not null && state.TryRead(column, out var value))
                Put(row, column, value);
        }
    }

    private void WriteRelations(TRow row, SerializedInstanceState state, SerializedMember[] relations, MemberSelection selection, int depth)
    {
        foreach (var relation in relations)
        {
            if (!selection.TakesRelation(relation, requested: depth > 0))
                continue;
            if (state.TryRelated(relation, out var value) || !request.OnlyLoaded)
                WriteTargets(row, relation, value, selection.Of(relation), Math.Max(depth - 1, 0));
        }
    }

    private void WriteTargets(TRow row, SerializedMember member, object? value, MemberSelection selection, int depth)
    {
        if (member.IsCollection)
            PutRows(row, member, [.. Elements(value).Select(element => WriteTarget(member, element, selection, depth))]);
        else
            PutRow(row, member, WriteTarget(member, value, selection, depth));
    }

    private static IEnumerable<object?> Elements(object? collection) => collection is IEnumerable elements ? elements.Cast<object?>() : [];

    private TRow? WriteTarget(SerializedMember member, object? target, MemberSelection selection, int depth)
    {
        if (target is null)
            return null;
        // a part or a relation has a target type
        var layout = SerializedTypeMembers.Of(member.Relation is { } relation ? EntityTypeFinder.Of(relation, target) : member.Target!);
        return IsOpen(target) ? WriteKey(target, layout, selection) : Write(target, layout, selection, depth);
    }

    /// <summary>An instance that is already being written further up is written as its key, so that cycles end.</summary>
    private TRow WriteKey(object instance, SerializedTypeMembers layout, MemberSelection selection)
    {
        var row = Create(layout.Key.Length);
        // only entities can occur again, because a part has one owner
        WriteColumns(row, instance, new SerializedInstanceState(instance, (IEntityType)layout.Type), layout.Key, selection.TakesKey);
        return row;
    }

    private bool IsOpen(object instance)
    {
        foreach (var writing in open)
        {
            if (ReferenceEquals(writing, instance))
                return true;
        }

        return false;
    }
}
