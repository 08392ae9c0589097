using EFCore.Mixins.Filtering.Checks;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>What operators must know of the values that they compare.</summary>
internal sealed record OperandType(Type ClrType, ValueConverter? Converter = null, Clock Clock = Clock.Any)
{
    private const string AnnotationName = "EFCore.Mixins:Operand";

    /// <summary>A count, or a part of a date.</summary>
    public static OperandType WholeNumber { get; } = new(typeof(int));

    /// <summary>What <c>isnull</c> takes.</summary>
    public static OperandType Boolean { get; } = new(typeof(bool));

    /// <summary>The type without its nullable wrapper.</summary>
    public Type Underlying { get; } = Nullable.GetUnderlyingType(ClrType) ?? ClrType;

    /// <summary>The type for messages on operators.</summary>
    public string Description
        => !Underlying.IsEnum ? ValueKinds.Name(Underlying) : IsStoredAsText ? $"an enum stored as text ({Underlying.Name})" : $"an enum ({Underlying.Name})";

    public bool IsText => Underlying == typeof(string);

    /// <summary>Whether the database orders the values as C# does; an enum stored as text it does not.</summary>
    public bool HasOrder { get; } = IsOrdered(Nullable.GetUnderlyingType(ClrType) ?? ClrType, Converter);

    private bool IsStoredAsText => MakesText(Converter);

    /// <summary>What operators must know of the values of a column, read once.</summary>
    public static OperandType Of(IProperty property)
        => property.GetOrAddRuntimeAnnotationValue(
            AnnotationName,
            static column => new OperandType(column!.ClrType, column.GetTypeMapping().Converter, Clocks.Of(column)), // the factory gets the argument passed here
            property);

    private static bool IsOrdered(Type type, ValueConverter? converter) => Comparisons.HasOrder(type) && !(type.IsEnum && MakesText(converter));

    private static bool MakesText(ValueConverter? converter) => converter?.ProviderClrType == typeof(string);
}
