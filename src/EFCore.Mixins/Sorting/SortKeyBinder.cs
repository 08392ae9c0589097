using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sorting;

/// <summary>Binds sort keys (<c>-user___name__nullslast</c>, <c>comments__count</c>) to the EF model.</summary>
internal sealed partial class SortKeyBinder(
    FilterLimits limits,
    FilterProblemCollector problems,
    RowExpressionReader reader,
    UsedRelationCollector? used = null)
{
    private const string Count = "count";

    /// <summary>
    ///     Sort keys can come from any client. The cache is large enough for those of an application, and bounded for those of its clients.
    /// </summary>
    private const int MostTexts = 1024;

    /// <summary>Sort keys that were bound before, by their text and the limits that they were bound with.</summary>
    private static readonly ModelCache<ITypeBase, RecentlyUsedCache<(string Text, FilterLimits Limits), IReadOnlyList<OrderKey>>> KnownKeys
        = new("EFCore.Mixins:SortKeys", static _ => new(MostTexts));

    private static readonly string[] Aggregates = ["min", "max"];

    private static readonly Dictionary<string, NullPosition> Positions = new()
    {
        ["nullsfirst"] = NullPosition.First,
        ["nullslast"] = NullPosition.Last,
    };

    /// <summary>The keys in order. A key that can be null is preceded by one for its nulls.</summary>
    public IReadOnlyList<OrderKey> Bind(IEnumerable<string?> keys, RowVariable root)
    {
        var bound = new List<OrderKey>();
        var count = 0;
        foreach (var key in keys)
        {
            if (problems.IsFull || ++count > Most)
                break;
            bound.AddRange(Known(key ?? "", root));
        }

        if (count > Most)
            Fail(
                null,
                FilterProblemKind.Limit,
                "",
                $"there are more than {Most} sort keys ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxConditions)})");
        return bound;
    }

    /// <summary>A load plan keeps at most a fixed number of keys.</summary>
    private int Most => Math.Min(limits.MaxConditions, ListValueReader.Most);

    /// <summary>A sort key of a database is a lambda with its own row and without values, so it is bound once.</summary>
    private IReadOnlyList<OrderKey> Known(string key, RowVariable root)
    {
        if (used is not null || reader != RowExpressionReader.Database)
            return Bind(key, root);
        var known = KnownKeys.Of(root.Type);
        if (known.Find((key, limits)) is { } found)
            return found;
        var bound = Bind(key, root);
        return bound.Count == 0 ? bound : known.Keep((key, limits), bound);
    }

    private IReadOnlyList<OrderKey> Bind(string key, RowVariable root)
    {
        var isDescending = key.StartsWith('-');
        var name = isDescending ? key[1..] : key;
        if (name.StartsWith('-'))
            return Fail(key, FilterProblemKind.SortKey, "-", "one leading '-' at most turns the order round");
        if (DirectionOf(name) is { } written)
            return FailDirection(key, name, isDescending ? "-" + written : written);
        if (name.StartsWith('+') || name.Contains(','))
            return FailSeparator(key, name);
        var (path, problem) = new PathReader(root.Type, limits).Read(name);
        if (path is not null)
        {
            used?.Add(root, path);
            return Bind(key, path, root, isDescending);
        }

        if (problem is not null)
            problems.Add(problem with { Key = key, Input = FilterInput.SortKey });
        return [];
    }

    /// <summary>The key before a direction in the form of SQL, <c>name desc</c>; null if there is none.</summary>
    private static string? DirectionOf(string name)
        => name.TrimEnd().Split([' ', '\t', ':'], 2) is [{ Length: > 0 } key, var direction]
            && direction.Trim().ToUpperInvariant() is "ASC" or "DESC" or "ASCENDING" or "DESCENDING"
            ? key
            : null;

    private IReadOnlyList<OrderKey> Bind(string key, MemberConditionPath path, RowVariable root, bool isDescending)
        => path.Members.LastOrDefault(member => member.IsToMany) is { } toMany ? BindAggregate(key, path, toMany, root, isDescending)
            : path.Attribute.Hybrid is { Method: not null } ? Fail(
                key,
                FilterProblemKind.SortKey,
                path.AttributeText,
                $"'{path.AttributeText}' is a method; sort by a computed property")
            : path.Attribute.ValueType is null && Misspelled(path) is { } member
                ? FailMisspelled(key, path, FilterProblemKind.SortKey, path.AttributeText, "row", member)
            : path.Attribute.ValueType is null ? Fail(
                key,
                FilterProblemKind.SortKey,
                path.AttributeText,
                $"'{path.AttributeText}' is a relation; sort by one of its columns")
            : reader == RowExpressionReader.Database && !path.Attribute.ValueType.CanSort
                ? Fail(
                    key,
                    FilterProblemKind.SortKey,
                    path.AttributeText,
                    $"'{path.AttributeText}' is {path.Attribute.ValueType.Description}")
            : TryPosition(key, path.Operator, out var position) ? Order(
                root,
                new MemberOperandSource(path.Members).On(root.Parameter, reader),
                isDescending,
                position)
            : [];

    private IReadOnlyList<OrderKey> BindAggregate(
        string key,
        MemberConditionPath path,
        EntityMember toMany,
        RowVariable root,
        bool isDescending)
    {
        var (aggregate, suffix) = Split(path.Operator);
        if (aggregate is null || Positions.ContainsKey(aggregate))
            return Fail(
                key,
                FilterProblemKind.SortAggregate,
                toMany.Key,
                $"'{toMany.Key}' leads to many rows: sort by {Advice(WithoutSuffix(key, path), path)}");
        var valid = path.Attribute.ValueType is null ? [Count] : Aggregates;
        if (Misspelled(path) is { } member)
        {
            var (_, last) = Split(member);
            return FailMisspelled(key, path, FilterProblemKind.SortAggregate, aggregate, "rows", last is null ? $"{member}__max" : member);
        }

        if (!valid.Contains(aggregate) || !HasOrder(path))
            return FailAggregate(key, path, aggregate, valid);
        if (!TryPosition(key, suffix, out var position))
            return [];
        var value = RelatedRowAggregates.Aggregate(root, path, aggregate == Count ? null : aggregate, reader);
        return Order(root, new ConditionOperand(value, canBeNull: aggregate != Count), isDescending, position);
    }

    private static IReadOnlyList<OrderKey> Order(RowVariable root, ConditionOperand operand, bool isDescending, NullPosition position)
    {
        var nullsFirst = position == NullPosition.First || (position == NullPosition.Default && isDescending);
        var order = new OrderKey(Expression.Lambda(operand.Value, root.Parameter), isDescending);
        return operand.CanBeNull ? [new OrderKey(Expression.Lambda(operand.IsNull, root.Parameter), nullsFirst), order] : [order];
    }

    private bool TryPosition(string key, string? suffix, out NullPosition position)
    {
        position = NullPosition.Default;
        if (suffix is null || Positions.TryGetValue(suffix, out position))
            return true;
        Fail(key, FilterProblemKind.SortKey, suffix, $"'{MemberNames.Shorten(suffix)}' is no suffix of a sort key", Positions.Keys);
        return false;
    }

    private static bool HasOrder(MemberConditionPath path)
        => path.Attribute.ValueType is null or { HasOrder: true, CanSort: true };

    private static (string? Aggregate, string? Suffix) Split(string? operators)
        => operators?.Split("__", 2) switch
        {
            null => (null, null),
            [var aggregate, var suffix] => (aggregate, suffix),
            var aggregate => (aggregate[0], null),
        };

    /// <summary>
    ///     The text after a relation if it is a member of the related rows: <c>name</c> in <c>user__name</c>; null otherwise.
    /// </summary>
    private static string? Misspelled(MemberConditionPath path)
        => path.Operator is { } name && path.Attribute.LeadsTo(name) ? name : null;
}
