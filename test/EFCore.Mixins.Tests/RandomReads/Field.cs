using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A column: its values, and the converters that a mapping may give it.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">The type without its nullable wrapper.</param>
/// <param name="Pool">Values that rows and conditions take.</param>
public sealed record Field(string Name, Type Type, params object?[] Pool)
{
    /// <summary>A converter whose stored values sort as the values do; null for none.</summary>
    public ValueConverter? Sorted { get; init; }

    /// <summary>A converter whose stored values do not; null for none.</summary>
    public ValueConverter? Unsorted { get; init; }

    /// <summary>Whether only a derived class has it.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Whether the column holds a list.</summary>
    public bool IsList => Type.IsArray || Type.IsGenericType;

    /// <summary>The values that are not null.</summary>
    public object[] Values => [.. Pool.OfType<object>()];

    /// <summary>The value of a row; null where it has none.</summary>
    public object? Of(object? row) => row?.GetType().GetProperty(Name)?.GetValue(row);

    /// <summary>The converter of a form.</summary>
    public ValueConverter? ConverterOf(Form form) => form switch { Form.Sorted => Sorted, Form.Unsorted => Unsorted, _ => null };

    public override string ToString() => Name;
}
