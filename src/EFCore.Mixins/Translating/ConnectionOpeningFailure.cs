namespace EFCore.Mixins.Translating;

/// <summary>
///     Marks an exception of the driver that was thrown while a connection was opened, so that nothing was sent. Some drivers only report a
///     time-out.
/// </summary>
internal static class ConnectionOpeningFailure
{
    private const string Key = "EFCore.Mixins:Opening";

    public static void Mark(Exception exception) => exception.Data[Key] = true;

    public static bool Is(Exception exception) => exception.Data.Contains(Key);
}
