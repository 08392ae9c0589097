namespace EFCore.Mixins.Values;

/// <summary>Types of values that may be missing.</summary>
internal static class NullableTypes
{
    /// <summary>Whether null is a value of the type.</summary>
    public static bool Has(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The type with null among its values: <c>int?</c> for <c>int</c>.</summary>
    public static Type Of(Type type) => Has(type) ? type : typeof(Nullable<>).MakeGenericType(type);
}
