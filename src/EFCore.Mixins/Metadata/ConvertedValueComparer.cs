using System.ComponentModel;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins;

/// <summary>
///     Compares values that can change in place by what their converter stores of them, and copies them by it. <c>UseMixins()</c> gives it to
///     columns that have such a converter and no comparer; it is public because compiled models name it.
/// </summary>
/// <typeparam name="TModel">The type of the member.</typeparam>
/// <typeparam name="TConverter">The converter of the column.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConvertedValueComparer<TModel, TConverter> : ValueComparer<TModel>
    where TModel : class
    where TConverter : ValueConverter, new()
{
    private static readonly ConvertedValues<TModel> Values = new(new TConverter());

    /// <summary>Creates the comparer.</summary>
    public ConvertedValueComparer()
        : base((left, right) => Values.AreEqual(left, right), value => Values.HashOf(value), value => Values.Copy(value)!)
    {
    }
}
