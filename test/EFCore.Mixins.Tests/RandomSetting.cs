using System.Globalization;

namespace EFCore.Mixins.Tests;

/// <summary>What the environment says of random tests: how many to run, and from which seed.</summary>
internal static class RandomSetting
{
    public static int Of(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
