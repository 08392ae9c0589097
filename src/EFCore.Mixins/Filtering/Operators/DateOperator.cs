using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary><c>date</c>, <c>date__ge</c> and similar ones: the day of a moment, as a range, so that an index can be used.</summary>
internal sealed class DateOperator(ComparisonOperators comparison) : FilterOperator(comparison.NamesAfter("date"))
{
    private static readonly OperandValueType Day = new(typeof(DateOnly));

    public override bool Accepts(OperandValueType type)
        => ((type.Underlying == typeof(DateTime) || type.Underlying == typeof(DateOnly)) && type.HasOrder)
            || (type.Underlying == typeof(DateTimeOffset) && type.HasParts);

    public override OperandValueType OperandOf(OperandValueType type) => Day;

    public override ValueCheck? Bind(UnboundCondition condition)
        => condition.TryCoerce(condition.Value, Day, out var day) ? Of(condition.Type, (DateOnly)day) : null;

    private ValueCheck Of(OperandValueType type, DateOnly day)
        => type.Underlying switch
        {
            var own when own == typeof(DateOnly) => comparison.With(day),
            var own when own == typeof(DateTime)
                => comparison.WithSpan(
                    type.Clock.Set(Start(day)),
                    day == DateOnly.MaxValue ? null : type.Clock.Set(Start(day.AddDays(1)))),
            _ => new PartCheck(moment => Expression.Property(moment, nameof(DateTimeOffset.Date)), comparison.With(Start(day))),
        };

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
