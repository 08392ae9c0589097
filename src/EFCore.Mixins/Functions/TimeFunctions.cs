namespace EFCore.Mixins.Functions;

/// <summary>Parts of dates and times, which not every provider translates alike.</summary>
internal static class TimeFunctions
{
    /// <summary>The quarter that a month is in.</summary>
    public static int Quarter(int month) => (month + 2) / 3;

    public static int Hour(TimeOnly time) => time.Hour;

    public static int Minute(TimeOnly time) => time.Minute;

    public static int Second(TimeOnly time) => time.Second;
}
