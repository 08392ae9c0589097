using CsCheck;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Generates sort keys, the last of them the primary key.</summary>
internal static class SortTests
{
    private const int LongestPath = 3;

    public static Gen<SortTest[]> Of(Table entity)
        => Path(entity, [])
            .SelectMany(path => Of(entity, path)).Array[0, 3]
            .Select(keys => keys.Append(new SortTest([], entity.Key, null, false, null)).ToArray());

    private static Gen<SortTest> Of(Table entity, Relation[] path)
    {
        var end = path is [.., var last] ? last.Target() : entity;
        var isToMany = path.Any(relation => relation.IsToMany);
        return from column in Pick.Of([.. end.Columns.Where(column => !isToMany || column.Type != typeof(bool))])
               from aggregate in Pick.Of(isToMany ? ["min", "max", .. path[^1].IsToMany ? (string[])["count"] : []] : (string?[])[null])
               from isDescending in Gen.Bool
               from nullsFirst in Pick.Of<bool?>(null, null, true, false)
               select new SortTest(path, aggregate == "count" ? null : column, aggregate, isDescending, nullsFirst);
    }

    private static Gen<Relation[]> Path(Table entity, Relation[] path)
        => Gen.Int[0, 2].SelectMany(dice => dice == 0 || path.Length == LongestPath
            ? Gen.Const(path)
            : Pick.Of(entity.Relations).SelectMany(relation => Path(relation.Target(), [.. path, relation])));
}
