using System.Collections;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>What operators mean, and which of them a column bears.</summary>
public static class Operators
{
    private static readonly string[] Equalities = ["exact", "ne", "in", "notin", "isnull"];
    private static readonly string[] Orders = ["gt", "ge", "lt", "le", "between", "notbetween"];
    private static readonly string[] Texts = ["contains", "startswith", "istartswith", "endswith", "iendswith", "iexact"];
    private static readonly string[] Lists = ["has", "has_any", "has_all", "count", "count__ge", "count__lt"];

    public static IReadOnlyList<string> All { get; }
        = [.. Equalities, .. Orders, .. Texts, .. Lists, "year", "year__ge", "month", "day__lt", "hour", "minute__gt"];

    /// <summary>The operators that the library must accept on a column; others it must refuse.</summary>
    public static IReadOnlyList<string> Of(Field field, Mapping mapping)
    {
        var form = mapping.FormOf(field);
        var isUnsorted = mapping.Database == Database.Sqlite
            && form == Form.Plain
            && (field.Type == typeof(DateTimeOffset) || field.Type == typeof(TimeSpan) || field.Type == typeof(ulong));
        if (field.IsList)
            return ["isnull", .. HasLists(mapping.Database) ? Lists : []];
        return
        [
            .. Equalities,
            .. field.Type != typeof(bool) && form != Form.Unsorted && !isUnsorted ? Orders : [],
            .. field.Type == typeof(string) && form == Form.Plain ? Texts : [],
            .. Parts(field.Type, form, isUnsorted),
        ];
    }

    /// <summary>Whether the value of a row meets a condition.</summary>
    public static bool Holds(Test test, object? actual)
        => test.Field.IsList ? HoldsList(test.Operator, (IEnumerable?)actual, test.Value) : HoldsValue(test.Operator, actual, test.Value);

    /// <summary>Compares two values.</summary>
    public static bool Compare(string comparison, object left, object right)
        => comparison switch
        {
            "exact" => Order(left, right) == 0,
            "ne" => Order(left, right) != 0,
            "gt" => Order(left, right) > 0,
            "ge" => Order(left, right) >= 0,
            "lt" => Order(left, right) < 0,
            _ => Order(left, right) <= 0,
        };

    /// <summary>Orders two values as a column does.</summary>
    public static int Order(object left, object right)
        => left is string text ? string.CompareOrdinal(text, (string)right) : Comparer.DefaultInvariant.Compare(left, right);

    /// <summary>The provider of MySQL for EF Core 10 maps no lists: a converter makes texts of them.</summary>
    private static bool HasLists(Database database) => database != Database.MySql || typeof(DbContext).Assembly.GetName().Version is { Major: < 10 };

    private static IEnumerable<string> Parts(Type type, Form form, bool isUnsorted)
        => (type, form) switch
        {
            _ when isUnsorted || form == Form.Unsorted => [],
            _ when type == typeof(DateTime) && form == Form.Plain => ["year", "year__ge", "month", "day__lt", "hour", "minute__gt"],
            _ when type == typeof(DateTimeOffset) && form == Form.Plain => ["year", "year__ge", "month", "day__lt", "hour", "minute__gt"],
            _ when type == typeof(DateOnly) && form == Form.Plain => ["year", "year__ge", "month", "day__lt"],
            _ when type == typeof(DateTime) || type == typeof(DateOnly) => ["year", "year__ge"],
            _ when type == typeof(TimeOnly) && form == Form.Plain => ["hour", "minute__gt"],
            _ when type == typeof(TimeOnly) => ["hour"],
            _ => [],
        };

    private static bool HoldsValue(string name, object? actual, object? value)
        => name switch
        {
            "isnull" => (actual is null) == (bool)value!, // a boolean
            "exact" => value is null ? actual is null : actual is not null && Order(actual, value) == 0,
            "ne" => value is null ? actual is not null : actual is null || Order(actual, value) != 0,
            "in" => Has((Array)value!, actual), // a list
            "notin" => !Has((Array)value!, actual), // a list
            "between" => actual is not null && IsBetween(actual, (Array)value!), // a list
            "notbetween" => actual is null || !IsBetween(actual, (Array)value!), // a list
            _ when actual is null => false,
            "contains" => ((string)actual).Contains((string)value!, StringComparison.OrdinalIgnoreCase), // a text, as those below
            "startswith" => ((string)actual).StartsWith((string)value!, StringComparison.Ordinal),
            "istartswith" => ((string)actual).StartsWith((string)value!, StringComparison.OrdinalIgnoreCase),
            "endswith" => ((string)actual).EndsWith((string)value!, StringComparison.Ordinal),
            "iendswith" => ((string)actual).EndsWith((string)value!, StringComparison.OrdinalIgnoreCase),
            "iexact" => ((string)actual).Equals((string)value!, StringComparison.OrdinalIgnoreCase),
            _ when PartOf(name.Split("__")[0], actual) is { } part
                => Compare(name.Split("__") is [_, var comparison] ? comparison : "exact", part, (int)value!), // a number
            _ => Compare(name, actual, value!), // a value
        };

    private static bool HoldsList(string name, IEnumerable? actual, object? value)
    {
        var values = actual?.Cast<object>().ToList() ?? [];
        return name switch
        {
            "isnull" => (actual is null) == (bool)value!, // a boolean
            "has" => values.Contains(value!), // a value
            "has_any" => ((Array)value!).Cast<object>().Any(values.Contains), // a list
            "has_all" => ((Array)value!).Cast<object>().All(values.Contains), // a list
            _ => Compare(name.Split("__") is [_, var comparison] ? comparison : "exact", values.Count, (int)value!), // a number
        };
    }

    private static bool Has(Array values, object? actual)
        => values.Cast<object?>().Any(value => value is null ? actual is null : actual is not null && Order(actual, value) == 0);

    private static bool IsBetween(object actual, Array ends)
        => (ends.GetValue(0) is not { } low || Order(actual, low) >= 0) && (ends.GetValue(1) is not { } high || Order(actual, high) <= 0);

    private static object? PartOf(string part, object actual)
        => (actual is DateTimeOffset moment ? moment.UtcDateTime : actual, part) switch
        {
            (DateTime at, "year") => at.Year,
            (DateTime at, "month") => at.Month,
            (DateTime at, "day") => at.Day,
            (DateTime at, "hour") => at.Hour,
            (DateTime at, "minute") => at.Minute,
            (DateOnly day, "year") => day.Year,
            (DateOnly day, "month") => day.Month,
            (DateOnly day, "day") => day.Day,
            (TimeOnly time, "hour") => time.Hour,
            (TimeOnly time, "minute") => time.Minute,
            _ => null,
        };
}
