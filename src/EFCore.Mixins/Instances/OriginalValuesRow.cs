using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // EF hands out the values of the row one by one and boxed, and keeps them together

namespace EFCore.Mixins.Instances;

/// <summary>
///     The row of a tracked instance in the one object in which EF keeps it, which nobody changes once the context has ended: to keep that costs a
///     reference, to copy it a value for each column.
/// </summary>
internal readonly struct OriginalValuesRow
{
    private static readonly Func<InternalEntityEntry, ISnapshot?>? Snapshot = Compile();

    private readonly ISnapshot? row;

    private OriginalValuesRow(ISnapshot? row) => this.row = row;

    /// <summary>Whether EF keeps such an object for the instance.</summary>
    public bool IsKept => row is not null;

    /// <summary>The row; not kept where EF has no original values apart from those of the instance.</summary>
    public static OriginalValuesRow Of(InternalEntityEntry entry) => Snapshot is null ? default : new OriginalValuesRow(Snapshot(entry));

    /// <summary>Whether EF keeps the column.</summary>
    public static bool Holds(IProperty property) => property.GetOriginalValueIndex() >= 0;

    /// <summary>The value of a column that <see cref="Holds"/>.</summary>
    public object? this[IProperty property] => row?[property.GetOriginalValueIndex()];

    // entry => entry._originalValues._values
    private static Func<InternalEntityEntry, ISnapshot?>? Compile()
    {
        const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;
        var entry = Expression.Parameter(typeof(InternalEntityEntry), "entry");
        return FieldOf(typeof(InternalEntityEntry), "_originalValues") is { } originals
            && originals.FieldType.GetField("_values", Private) is { } values
            && typeof(ISnapshot).IsAssignableFrom(values.FieldType)
                ? Expression.Lambda<Func<InternalEntityEntry, ISnapshot?>>(Expression.Field(Expression.Field(entry, originals), values), entry).Compile()
                : null;

        static FieldInfo? FieldOf(Type? type, string name)
            => type is null ? null : type.GetField(name, Private) ?? FieldOf(type.BaseType, name);
    }
}
