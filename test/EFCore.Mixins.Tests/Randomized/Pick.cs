using CsCheck;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Generators of picks.</summary>
internal static class Pick
{
    public static Gen<T> Of<T>(params IReadOnlyList<T> items) => Gen.Int[0, items.Count - 1].Select(i => items[i]);

    /// <summary>Some of the items, in any order.</summary>
    public static Gen<T[]> Some<T>(IReadOnlyList<T> items, int most)
        => Gen.Int[0, items.Count - 1].Array[0, most].Select(indices => indices.Distinct().Select(i => items[i]).ToArray());

    /// <summary>Null in one of five cases.</summary>
    public static Gen<object?> OrNull(Gen<object?> value)
        => from dice in Gen.Int[0, 4] from given in value select dice == 0 ? null : given;
}
