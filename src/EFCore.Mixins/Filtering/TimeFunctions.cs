namespace EFCore.Mixins.Filtering;

/// <summary>The parts of a time of day, which not every provider translates.</summary>
internal static class TimeFunctions
{
    public static int Hour(TimeOnly time) => time.Hour;

    public static int Minute(TimeOnly time) => time.Minute;

    public static int Second(TimeOnly time) => time.Second;
}
