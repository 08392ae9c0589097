namespace EFCore.Mixins.Functions;

/// <summary>Parts of dates and times that not every provider translates in the same way.</summary>
internal static class TimeFunctions
{
    /// <summary>The quarter of a month.</summary>
    public static int Quarter(int month) => (month + 2) / 3;

    public static int Hour(TimeOnly time) => time.Hour;

    public static int Minute(TimeOnly time) => time.Minute;

    public static int Second(TimeOnly time) => time.Second;
}
