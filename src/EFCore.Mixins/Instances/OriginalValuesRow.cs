using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // EF returns the values of the row one by one and boxed, but stores them in one object

namespace EFCore.Mixins.Instances;

/// <summary>
///     The row of a tracked instance in EF's own object, which does not change after the context was disposed. Keeping it costs one
///     reference. A copy would cost a value for each column.
/// </summary>
internal readonly struct OriginalValuesRow
{
    private static readonly Func<InternalEntityEntry, ISnapshot?>? Snapshot = Compile();

    private readonly ISnapshot? row;

    private OriginalValuesRow(ISnapshot? row) => this.row = row;

    /// <summary>Whether EF has such an object for the instance.</summary>
    public bool IsKept => row is not null;

    /// <summary>The row; not kept if EF has no original values separate from the instance.</summary>
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
                ? Expression
                    .Lambda<Func<InternalEntityEntry, ISnapshot?>>(Expression.Field(Expression.Field(entry, originals), values), entry)
                    .Compile()
                : null;

        static FieldInfo? FieldOf(Type? type, string name)
            => type is null ? null : type.GetField(name, Private) ?? FieldOf(type.BaseType, name);
    }
}
