using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Rows that relations are loaded for.</summary>
/// <param name="rows">The rows.</param>
/// <param name="columns">The columns that were read beside each row.</param>
/// <param name="query">The query that returns the rows.</param>
/// <param name="tracker">The context that tracks the rows; null if none does.</param>
internal sealed class LoadedRowSet(
    IReadOnlyList<FetchedRowValues> rows,
    IReadOnlyList<IProperty> columns,
    Expression query,
    DbContext? tracker)
{
    public IReadOnlyList<FetchedRowValues> Rows => rows;

    /// <summary>The query that returns the rows.</summary>
    public Expression Query => query;

    /// <summary>The rows of a type, each once.</summary>
    public LoadedRowSet OfType(Type type)
        => new(
            [.. rows.Where(row => type.IsInstanceOfType(row.Row)).DistinctBy(row => row.Row, ReferenceEqualityComparer.Instance)],
            columns,
            QueryableCalls.OfType(query, type),
            tracker);

    /// <summary>The rows that a relation of these rows contains.</summary>
    public LoadedRowSet Through(LoadNode node)
        => new(
            [.. rows
                .SelectMany(row => MemberAccess.Targets(node.Relation, row.Row))
                .Where(IsStored)
                .Select(target => new FetchedRowValues(target, []))],
            [],
            RelatedRowQueries.Through(query, node),
            tracker);

    /// <summary>The stored values of columns of a row; null if one of them is null.</summary>
    public object?[]? Values(FetchedRowValues row, IReadOnlyList<IProperty> properties)
    {
        var values = new object?[properties.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if ((values[i] = Value(row, properties[i])) is null)
                return null;
        }

        return values;
    }

    private object? Value(FetchedRowValues row, IProperty property)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (ReferenceEquals(columns[i], property))
                return row.Values[i];
        }

        return tracker is null || IsFixed(property)
            ? MemberAccess.Get(property, row.Row)
            : tracker.Entry(row.Row).Property(property).OriginalValue;
    }

    /// <summary>A primary key that is no shadow property always has the stored value.</summary>
    private static bool IsFixed(IProperty property) => property.IsPrimaryKey() && !property.IsShadowProperty();

    /// <summary>New entities have no related rows yet.</summary>
    private bool IsStored(object target)
        => tracker is null || tracker.Entry(target).State is not (EntityState.Added or EntityState.Detached);
}
