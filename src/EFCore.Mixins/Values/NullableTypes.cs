namespace EFCore.Mixins.Values;

/// <summary>Nullable types.</summary>
internal static class NullableTypes
{
    /// <summary>Whether null is a value of the type.</summary>
    public static bool Has(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The nullable form of the type: <c>int?</c> for <c>int</c>.</summary>
    public static Type Of(Type type) => Has(type) ? type : typeof(Nullable<>).MakeGenericType(type);
}
