using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>The properties of the compared values that operators depend on.</summary>
/// <param name="ClrType">The type in the class.</param>
/// <param name="Converter">Converts a value to its stored form; null for none.</param>
/// <param name="Clock">The kind of dates and times of the column.</param>
/// <param name="Column">The limitations of the column type. Null if it supports everything that the CLR type does.</param>
internal sealed record OperandValueType(
    Type ClrType,
    ValueConverter? Converter = null,
    MomentKind Clock = MomentKind.Any,
    StoredForm? Column = null)
{
    private static readonly ModelCache<IProperty, OperandValueType> OfColumns = new("EFCore.Mixins:Operand", Read);

    private static readonly HashSet<Type> OthersInLists = [typeof(float), typeof(ulong), typeof(TimeOnly), typeof(TimeSpan)];

    private StoredForm? form;

    /// <summary>A count, or a part of a date.</summary>
    public static OperandValueType WholeNumber { get; } = new(typeof(int));

    /// <summary>The operand of <c>isnull</c>.</summary>
    public static OperandValueType Boolean { get; } = new(typeof(bool));

    /// <summary>The element type of a list column; null for other columns.</summary>
    public OperandValueType? Element { get; init; }

    /// <summary>Writes an element of a list as JSON; null if the value is not an element.</summary>
    public JsonValueReaderWriter? Writer { get; init; }

    /// <summary>Whether a list can contain null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type without its nullable wrapper.</summary>
    public Type Underlying { get; } = Nullable.GetUnderlyingType(ClrType) ?? ClrType;

    /// <summary>The type for messages on operators.</summary>
    public string Description
        => !Underlying.IsEnum ? ValueDescriptions.Name(Underlying) + Remedy
            : IsStoredAsText ? $"an enum stored as text ({Underlying.Name})"
            : $"an enum ({Underlying.Name}){Column?.Description}";

    /// <summary>Whether the column supports text operators, because it stores the text unchanged.</summary>
    public bool IsText => Underlying == typeof(string) && Form.KeepsText;

    /// <summary>Whether the database orders the values as C# does. It does not for an enum stored as text, for example.</summary>
    public bool HasOrder => OrderedTypes.HasOrder(Underlying) && Form.KeepsOrder;

    /// <summary>Whether equal values have the same stored form.</summary>
    public bool HasEquality => Form.KeepsEquality;

    /// <summary>
    ///     Whether a converter creates values that EF Core writes differently into a list than into the column. A dialect translates
    ///     members of such types.
    /// </summary>
    public bool DiffersInLists
        => Converter?.ProviderClrType is { } made && OthersInLists.Contains(Nullable.GetUnderlyingType(made) ?? made);

    /// <summary>Whether the database can sort rows by the column.</summary>
    public bool CanSort => Column?.CanSort != false;

    /// <summary>Whether the column accepts only JSON.</summary>
    public bool IsJson => Column?.IsJson == true;

    /// <summary>Whether patterns on the column require an explicit collation.</summary>
    public bool NeedsCollation { get; init; }

    /// <summary>Whether the database can read parts of a date or time from the stored form.</summary>
    public bool HasParts => IsObject || (Column is null && (Converter is null || IsMoment(Converter.ProviderClrType)));

    /// <summary>What to do if the stored form prevents an operator; empty if it does not.</summary>
    public string Remedy
        => Column?.Description is { } description ? description
            : Form == StoredForm.Plain && HasPartsOfMoment ? ""
            : ", stored in another form by a value converter that does not keep what the operator requires";

    /// <summary>The type of in-memory values, regardless of the stored form.</summary>
    public OperandValueType InMemory
        => (Form == StoredForm.Plain && HasPartsOfMoment) || Underlying.IsEnum
            ? this
            : new(ClrType, Converter, Clock) { IsObject = true, Element = Element };

    private bool IsObject { get; init; }

    private StoredForm Form => form ??= IsObject ? StoredForm.Plain : Column ?? StoredForm.Of(Underlying, Converter);

    private bool HasPartsOfMoment => HasParts || !IsMoment(Underlying);

    private bool IsStoredAsText => MakesText(Converter);

    /// <summary>The properties of a column's values that operators depend on, read once.</summary>
    public static OperandValueType Of(IProperty property) => OfColumns.Of(property);

    private static bool IsMoment(Type type)
        => (Nullable.GetUnderlyingType(type) ?? type) is var moment
            && (moment == typeof(DateTime) || moment == typeof(DateTimeOffset) || moment == typeof(DateOnly) || moment == typeof(TimeOnly));

    private static OperandValueType Read(IProperty column)
    {
        var converter = column.GetTypeMapping().Converter;
        return new(column.ClrType, converter, MomentKinds.Of(column), ColumnStoredForms.Of(column, converter))
        {
            Element = ReadElement(column),
            NeedsCollation = CollationConvention.IsNondeterministic(column),
        };
    }

    private static OperandValueType? ReadElement(IProperty column)
        => column.GetElementType() is { } element && element.GetTypeMapping() is var mapping
            ? new(element.ClrType, mapping.Converter)
            {
                Writer = element.GetJsonValueReaderWriter() ?? mapping.JsonValueReaderWriter,
                IsNullable = element.IsNullable,
            }
            : null;

    private static bool MakesText(ValueConverter? converter) => converter?.ProviderClrType == typeof(string);
}
