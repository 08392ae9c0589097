using CsCheck;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Generates filters for an entity class; their conditions share a few paths.</summary>
internal static class Trees
{
    private const int MostToMany = 2;
    private const int LongestPath = 3;

    private static readonly string[] Equalities = ["", "exact", "ne", "in", "notin"];
    private static readonly string[] Comparisons = ["gt", "ge", "lt", "le", "gte", "lte", "between", "notbetween"];
    private static readonly string[] Endings = ["", "exact", "ne", "gt", "ge", "gte", "lt", "le", "lte"];

    private static readonly string[] OfText =
        ["contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "iexact", "like", "ilike", "regex"];

    private static readonly string[] DateParts = ["year", "month", "day", "quarter", "week_day", "iso_week_day"];
    private static readonly string[] TimeParts = ["hour", "minute", "second"];

    public static Gen<Tree> Of(Table entity, int depth)
        => Paths(entity).SelectMany(paths => Of(entity, paths, depth));

    private static Gen<Tree> Of(Table entity, Relation[][] paths, int depth)
        => depth == 0
            ? Leaf(entity, paths)
            : Gen.Int[0, 9].SelectMany(dice => dice switch
            {
                < 1 => Leaf(entity, paths),
                < 5 => Group("and", entity, paths, depth),
                < 8 => Group("or", entity, paths, depth),
                8 => Of(entity, paths, depth - 1).Select(part => (Tree)new Group("not", [part])),
                _ => Quantifier(entity, paths, depth),
            });

    private static Gen<Tree> Group(string kind, Table entity, Relation[][] paths, int depth)
        => Of(entity, paths, depth - 1).Array[1, 3].Select(parts => (Tree)new Group(kind, parts));

    private static Gen<Tree> Leaf(Table entity, Relation[][] paths)
        => from path in Pick.Of(paths)
           from isOnColumn in Gen.Int[0, 4]
           from isDotted in Gen.Bool
           from leaf in isOnColumn > 0 ? OnColumn(path, End(entity, path), isDotted) : OnRelation(path, End(entity, path), isDotted)
           select leaf;

    private static Gen<Tree> OnColumn(Relation[] path, Table end, bool isDotted)
        => from column in Pick.Of(end.Columns)
           from name in Pick.Of(Names(column.Type))
           from value in Value(name, column.Type)
           select (Tree)new Test(path, column, name, value, isDotted);

    private static Gen<Tree> OnRelation(Relation[] path, Table end, bool isDotted)
        => from relation in Pick.Of(end.Relations)
           from name in Pick.Of(
               [
                   .. Equalities,
                   .. Equalities,
                   "isnull",
                   .. relation.IsToMany ? (string[])["count", "count__ne", "count__ge", "count__lt", "count__in", "count__notin", "count__between"] : [],
               ])
           from value in name.StartsWith("count", StringComparison.Ordinal) ? Value(name, typeof(int), canBeNull: false) : Keys(relation.Target(), name)
           select (Tree)new RelationTest(path, relation, name, value, isDotted);

    private static Gen<Tree> Quantifier(Table entity, Relation[][] paths, int depth)
        => from path in Pick.Of(paths)
           from relation in Pick.Of(End(entity, path).Relations)
           from name in Pick.Of("any", "none", "all")
           from inner in Of(relation.Target(), depth - 1)
           from isDotted in Gen.Bool
           select (Tree)new Quantifier(path, relation, name, inner, isDotted);

    private static Gen<object?> Keys(Table target, string name)
        => name is "isnull" ? Value(name, typeof(bool))
            : name is "in" or "notin" ? Value(name, target.Key.Type)
            : Gen.Int[0, 2].SelectMany(dice => dice == 0 && target == Table.User
                ? Gen.Int[1, 4].Select(id => (object?)new User { Id = id, Name = "any" })
                : Value(name, target.Key.Type));

    private static Gen<object?> Value(string name, Type type, bool canBeNull = true)
        => name.StartsWith("count__", StringComparison.Ordinal) ? Value(name["count__".Length..], type, canBeNull)
            : name switch
            {
                "" or "exact" or "ne" or "iexact" => canBeNull ? Pick.OrNull(Samples.Of(type)) : Samples.Of(type),
                "in" or "notin" => (canBeNull ? Pick.OrNull(Samples.Of(type)) : Samples.Of(type)).Array[0, 3].Select(list => (object?)list),
                "between" or "notbetween" => Range(Samples.Of(type)),
                "isnull" => Samples.Of(typeof(bool)),
                "like" or "ilike" => Samples.Pattern,
                "regex" => Samples.Expression,
                _ when Part(name) is "date" => Samples.Of(typeof(DateOnly)),
                _ when Part(name) is "year" => Gen.Int[2023, 2025].Select(year => (object?)year),
                _ when Part(name) is not null => Pick.Of<object?>(0, 1, 2, 5, 7, 12, 29, 30, 59),
                _ => Samples.Of(type),
            };

    private static Gen<object?> Range(Gen<object?> end)
        => from low in Pick.OrNull(end)
           from high in low is null ? end : Pick.OrNull(end)
           select (object?)new[] { low, high };

    private static string? Part(string name)
        => ((string[])["date", .. DateParts, .. TimeParts]).FirstOrDefault(part => name == part || name.StartsWith($"{part}_", StringComparison.Ordinal));

    private static string[] Names(Type type)
        => type == typeof(bool) ? [.. Equalities, "isnull"]
            : type == typeof(string) ? [.. Equalities, "isnull", .. Comparisons, .. OfText, .. OfText]
            : [.. Equalities, "isnull", .. Comparisons, .. Parts(type)
                .SelectMany(part => Endings.Select(ending => ending.Length == 0 ? part : $"{part}{Joint(part, ending)}{ending}"))];

    /// <summary>Both spellings are used: <c>year_ge</c> and <c>year__lt</c>.</summary>
    private static string Joint(string part, string ending) => (part.Length + ending.Length) % 2 == 0 ? "_" : "__";

    private static string[] Parts(Type type)
        => type == typeof(DateTime) ? ["date", .. DateParts, .. TimeParts]
            : type == typeof(DateOnly) ? ["date", .. DateParts]
            : type == typeof(TimeOnly) ? TimeParts
            : [];

    private static Table End(Table entity, Relation[] path) => path is [.., var last] ? last.Target() : entity;

    /// <summary>The row itself and up to three paths with their prefixes.</summary>
    private static Gen<Relation[][]> Paths(Table entity)
        => Path(entity, []).Array[1, 3]
            .Select(paths => paths.SelectMany(path => Enumerable.Range(0, path.Length + 1).Select(length => path[..length])).ToArray());

    private static Gen<Relation[]> Path(Table entity, Relation[] path)
        => Gen.Int[0, 3].SelectMany(dice =>
        {
            Relation[] next = [.. entity.Relations.Where(relation => !relation.IsToMany || path.Count(step => step.IsToMany) < MostToMany)];
            return dice == 0 || path.Length == LongestPath || next.Length == 0
                ? Gen.Const(path)
                : Pick.Of(next).SelectMany(relation => Path(relation.Target(), [.. path, relation]));
        });
}
