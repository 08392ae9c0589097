namespace EFCore.Mixins.Sessions;

/// <summary>Cleans up after a failure without hiding it behind a failure of the clean-up.</summary>
internal static class Attempt
{
    public static bool IgnoringErrors(Action cleanUp)
    {
        try
        {
            cleanUp();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public static async Task<bool> IgnoringErrorsAsync(Func<Task> cleanUp)
    {
        try
        {
            await cleanUp().ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
