using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>The properties of the compared values that operators depend on.</summary>
/// <param name="ClrType">The type in the class.</param>
/// <param name="Converter">What makes the stored form of a value; null for none.</param>
/// <param name="Clock">Which moments the column takes.</param>
/// <param name="Column">What the type of the column supports. Null if it supports all that the CLR type does.</param>
internal sealed record OperandValueType(Type ClrType, ValueConverter? Converter = null, MomentKind Clock = MomentKind.Any, StoredForm? Column = null)
{
    private static readonly ModelCache<IProperty, OperandValueType> OfColumns = new("EFCore.Mixins:Operand", Read);

    private static readonly HashSet<Type> OthersInLists = [typeof(float), typeof(ulong), typeof(TimeOnly), typeof(TimeSpan)];

    private StoredForm? form;

    /// <summary>A count, or a part of a date.</summary>
    public static OperandValueType WholeNumber { get; } = new(typeof(int));

    /// <summary>What <c>isnull</c> takes.</summary>
    public static OperandValueType Boolean { get; } = new(typeof(bool));

    /// <summary>What the values of a list are that the column holds; null where it holds none.</summary>
    public OperandValueType? Element { get; init; }

    /// <summary>Writes a value of a list as JSON; null where it is none of a list.</summary>
    public JsonValueReaderWriter? Writer { get; init; }

    /// <summary>Whether a list can hold null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type without its nullable wrapper.</summary>
    public Type Underlying { get; } = Nullable.GetUnderlyingType(ClrType) ?? ClrType;

    /// <summary>The type for messages on operators.</summary>
    public string Description
        => !Underlying.IsEnum ? ValueDescriptions.Name(Underlying) + Remedy
            : IsStoredAsText ? $"an enum stored as text ({Underlying.Name})"
            : $"an enum ({Underlying.Name}){Column?.Description}";

    /// <summary>Whether operators on text work on the column: it holds the text as it is.</summary>
    public bool IsText => Underlying == typeof(string) && Form.KeepsText;

    /// <summary>Whether the database orders the values as C# does; an enum stored as text, for one, it does not.</summary>
    public bool HasOrder => OrderedTypes.HasOrder(Underlying) && Form.KeepsOrder;

    /// <summary>Whether equal values are stored alike.</summary>
    public bool HasEquality => Form.KeepsEquality;

    /// <summary>
    ///     Whether a converter makes values that EF Core writes into a list in another form than into the column; a dialect knows members of such
    ///     types.
    /// </summary>
    public bool DiffersInLists
        => Converter?.ProviderClrType is { } made && OthersInLists.Contains(Nullable.GetUnderlyingType(made) ?? made);

    /// <summary>Whether the database can sort rows by the column.</summary>
    public bool CanSort => Column?.CanSort != false;

    /// <summary>Whether the column takes JSON only.</summary>
    public bool IsJson => Column?.IsJson == true;

    /// <summary>Whether the database matches patterns on the column only with an explicit collation.</summary>
    public bool NeedsCollation { get; init; }

    /// <summary>Whether the database finds parts of a date or time in what is stored.</summary>
    public bool HasParts => IsObject || (Column is null && (Converter is null || IsMoment(Converter.ProviderClrType)));

    /// <summary>What to do where the stored form keeps an operator from working; empty where it does not.</summary>
    public string Remedy
        => Column?.Description is { } description ? description
            : Form != StoredForm.Plain || !HasPartsOfMoment ? ", stored in another form by a value converter that does not keep what the operator asks for"
            : "";

    /// <summary>The type of the values of objects in memory, whatever form a column gives them.</summary>
    public OperandValueType InMemory
        => (Form == StoredForm.Plain && HasPartsOfMoment) || Underlying.IsEnum ? this : new(ClrType, Converter, Clock) { IsObject = true, Element = Element };

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
