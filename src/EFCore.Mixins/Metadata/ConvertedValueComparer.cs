using System.ComponentModel;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins;

/// <summary>
///     Compares and copies mutable values by their stored form. <c>UseMixins()</c> sets it on
///     columns with a converter of such values and without a comparer. It is public because compiled models reference it.
/// </summary>
/// <typeparam name="TModel">The type of the member.</typeparam>
/// <typeparam name="TConverter">The converter of the column.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConvertedValueComparer<TModel, TConverter> : ValueComparer<TModel>
    where TModel : class
    where TConverter : ValueConverter, new()
{
    private static readonly ConvertedValueComparison<TModel> Values = new(new TConverter());

    /// <summary>Creates the comparer.</summary>
    public ConvertedValueComparer()
        : base((left, right) => Values.AreEqual(left, right), value => Values.HashOf(value), value => Values.Copy(value)!)
    {
    }
}
