using EFCore.Mixins.Filtering.Checks;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>month</c>, <c>hour__ge</c> and the like; a year of a date and an hour of a time are ranges, so that an index serves.</summary>
internal sealed class DatePartOperator(DatePart part, Comparison comparison) : Operator(comparison.NamesAfter(part.Name))
{
    public override bool Accepts(OperandType type) => part.IsPartOf(type.Underlying);

    public override Check? Bind(Condition condition)
        => condition.TryCoerce(condition.Value, OperandType.WholeNumber, out var number)
            ? Of(condition.Type, (int)number)
            : null;

    private Check Of(OperandType type, int number)
        => part.Name == "year" && type.Underlying != typeof(DateTimeOffset) && number >= DateTime.MinValue.Year && number <= DateTime.MaxValue.Year
            ? comparison.WithSpan(YearStart(type, number), number == DateTime.MaxValue.Year ? null : YearStart(type, number + 1))
            : part.Name == "hour" && type.Underlying == typeof(TimeOnly) && number >= 0 && number < 24
                ? comparison.WithSpan(new TimeOnly(number, 0), number == 23 ? null : new TimeOnly(number + 1, 0))
                : new PartCheck(part.Of, comparison.With(number));

    private static object YearStart(OperandType type, int year)
        => type.Underlying == typeof(DateOnly) ? new DateOnly(year, 1, 1) : type.Clock.Set(new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
}
