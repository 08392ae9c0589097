namespace ScaleOut;

/// <summary>The arguments: <c>[--tasks 20] [--seconds 10] [--retries 0] [--verify] [--kill] [--synchronous]</c>.</summary>
internal sealed record Settings(int Tasks, TimeSpan Duration, int Retries, bool Verifies, bool Kills, bool IsSynchronous)
{
    public static Settings Read(string[] arguments)
        => new(
            Number(arguments, "--tasks", 20, 200),
            TimeSpan.FromSeconds(Number(arguments, "--seconds", 10, 600)),
            Number(arguments, "--retries", 0, 1000),
            arguments.Contains("--verify"),
            arguments.Contains("--kill"),
            arguments.Contains("--synchronous"));

    private static int Number(string[] arguments, string name, int otherwise, int max)
        => Array.IndexOf(arguments, name) is >= 0 and var at ? Math.Clamp(int.Parse(arguments[at + 1], null), 0, max) : otherwise;
}
