using System.Globalization;
using System.Numerics;

namespace EFCore.Mixins.Tests;

/// <summary>What the environment says of random tests: how many to run, and from which seed.</summary>
internal static class RandomSetting
{
    public static T Of<T>(string name, T otherwise)
        where T : struct, INumberBase<T>
        => T.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
