using System.Linq.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>A part of a date or time that can be compared as a number.</summary>
/// <param name="Name">Its name in keys.</param>
/// <param name="Of">Takes the part of a date or time: <c>moment => moment.Month</c>.</param>
/// <param name="IsOfDate">Whether dates have it.</param>
/// <param name="IsOfTime">Whether times of a day have it.</param>
internal sealed record DatePart(string Name, Func<Expression, Expression> Of, bool IsOfDate, bool IsOfTime)
{
    public static IReadOnlyList<DatePart> All { get; } =
    [
        new("year", Property(nameof(DateTime.Year)), IsOfDate: true, IsOfTime: false),
        new("month", Property(nameof(DateTime.Month)), IsOfDate: true, IsOfTime: false),
        new("day", Property(nameof(DateTime.Day)), IsOfDate: true, IsOfTime: false),
        new("quarter", Quarter, IsOfDate: true, IsOfTime: false),
        new("week_day", WeekDay, IsOfDate: true, IsOfTime: false),
        new("iso_week_day", IsoWeekDay, IsOfDate: true, IsOfTime: false),
        new("hour", Property(nameof(DateTime.Hour)), IsOfDate: false, IsOfTime: true),
        new("minute", Property(nameof(DateTime.Minute)), IsOfDate: false, IsOfTime: true),
        new("second", Property(nameof(DateTime.Second)), IsOfDate: false, IsOfTime: true),
    ];

    public bool IsPartOf(Type type)
        => type == typeof(DateTime) || type == typeof(DateTimeOffset)
            || (IsOfDate && type == typeof(DateOnly))
            || (IsOfTime && type == typeof(TimeOnly));

    private static Func<Expression, Expression> Property(string name)
        => moment => moment.Type == typeof(TimeOnly)
            ? Expression.Call(typeof(TimeFunctions), name, null, moment)
            : Expression.Property(moment, name);

    private static MethodCallExpression Quarter(Expression moment)
        => Expression.Call(typeof(TimeFunctions), nameof(TimeFunctions.Quarter), null, Expression.Property(moment, nameof(DateTime.Month)));

    // moment => (int)moment.DayOfWeek + 1, Sunday first
    private static BinaryExpression WeekDay(Expression moment)
        => Expression.Add(DayOfWeek(moment), Expression.Constant(1));

    // moment => ((int)moment.DayOfWeek + 6) % 7 + 1, Monday first
    private static BinaryExpression IsoWeekDay(Expression moment)
        => Expression.Add(
            Expression.Modulo(Expression.Add(DayOfWeek(moment), Expression.Constant(6)), Expression.Constant(7)),
            Expression.Constant(1));

    private static UnaryExpression DayOfWeek(Expression moment)
        => Expression.Convert(Expression.Property(moment, nameof(DateTime.DayOfWeek)), typeof(int));
}
