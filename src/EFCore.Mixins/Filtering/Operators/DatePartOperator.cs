using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Filtering.Operators;

/// <summary>
///     <c>month</c>, <c>hour__ge</c> and similar ones. A year of a date and an hour of a time are ranges, so that an index can be used.
/// </summary>
internal sealed class DatePartOperator(DatePart part, ComparisonOperators comparison) : FilterOperator(comparison.NamesAfter(part.Name))
{
    public override bool Accepts(OperandValueType type)
        => part.IsPartOf(type.Underlying) && (type.HasParts || (type.HasOrder && IsRange(type)));

    public override OperandValueType OperandOf(OperandValueType type) => OperandValueType.WholeNumber;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(condition.Value, OperandValueType.WholeNumber, out var number)
            ? Of(condition, (int)number)
            : null;

    /// <summary>Whether the part is a range of whole values.</summary>
    private bool IsRange(OperandValueType type)
        => part.Name == "year"
            ? type.Underlying != typeof(DateTimeOffset)
            : part.Name == "hour" && type.Underlying == typeof(TimeOnly);

    private ValueCheck? Of(UnboundCondition condition, int number)
        => IsRange(condition.Type) && !condition.Type.HasParts && !IsWithin(number)
            ? condition.Fail(
                FilterProblemKind.ValueType,
                $"{(part.Name == "year" ? "a year from 1 to 9999" : "an hour from 0 to 23")} is expected for this column, "
                + "another number was given")
            : Of(condition.Type, number);

    private bool IsWithin(int number)
        => part.Name == "year" ? number >= DateTime.MinValue.Year && number <= DateTime.MaxValue.Year : number is >= 0 and < 24;

    private ValueCheck Of(OperandValueType type, int number)
        => part.Name == "year" && IsRange(type) && IsWithin(number)
            ? comparison.WithSpan(YearStart(type, number), number == DateTime.MaxValue.Year ? null : YearStart(type, number + 1))
            : part.Name == "hour" && IsRange(type) && IsWithin(number)
                ? comparison.WithSpan(new TimeOnly(number, 0), number == 23 ? null : new TimeOnly(number + 1, 0))
                : new PartCheck(part.Of, comparison.With(number));

    private static object YearStart(OperandValueType type, int year)
        => type.Underlying == typeof(DateOnly)
            ? new DateOnly(year, 1, 1)
            : type.Clock.Set(new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
}
