namespace EFCore.Mixins.Tests.Randomized;

/// <summary>
///     Says which rows a filter selects, by the definition and brute force: each to-many path has a row variable that ranges over the
///     related rows and "no row", and a root matches when some choice of rows makes the tree true.
/// </summary>
internal sealed class Evaluator
{
    private readonly object root;
    private readonly Dictionary<string, object?> chosen = [];

    private Evaluator(object root) => this.root = root;

    public static bool Matches(Tree tree, object root)
        => new Evaluator(root).Choose(tree, [.. ToManyPaths(tree).DistinctBy(Name).OrderBy(path => path.Length)], next: 0);

    private bool Choose(Tree tree, Relation[][] paths, int next)
    {
        if (next == paths.Length)
            return Holds(tree);
        var path = paths[next];
        foreach (var row in Related(path[..^1], path[^1]).Append(null))
        {
            chosen[Name(path)] = row;
            if (Choose(tree, paths, next + 1))
                return true;
        }

        return false;
    }

    private bool Holds(Tree tree)
        => tree switch
        {
            Group { Kind: "and" } group => group.Parts.All(Holds),
            Group { Kind: "or" } group => group.Parts.Any(Holds),
            Group group => !Matches(group.Parts[0], root),
            Test test => TryFollow(test.Path, out var row) && Operators.Holds(row is null ? null : test.Column.Of(row), test.Name, test.Value),
            Quantifier quantifier => TryFollow(quantifier.Path, out _) && Holds(quantifier),
            RelationTest test => TryFollow(test.Path, out _) && Holds(test),
            _ => throw new InvalidOperationException($"{tree}"),
        };

    private bool Holds(Quantifier quantifier)
    {
        var rows = Related(quantifier.Path, quantifier.Relation);
        return quantifier.Name switch
        {
            "any" => rows.Any(row => Matches(quantifier.Inner, row)),
            "none" => !rows.Any(row => Matches(quantifier.Inner, row)),
            _ => rows.All(row => Matches(quantifier.Inner, row)),
        };
    }

    private bool Holds(RelationTest test)
    {
        var rows = Related(test.Path, test.Relation).ToList();
        if (test.Name == "isnull")
            return rows.Count == 0 == (bool)test.Value!; // always given
        if (!test.IsOnKey)
            return Operators.Holds(rows.Count, test.Name == "count" ? "" : test.Name["count__".Length..], test.Value);
        var key = test.Relation.Target().Key;
        if (!test.Relation.IsToMany)
            return Operators.Holds(rows.Select(key.Of).SingleOrDefault(), test.Name, KeysOf(test.Value, key));
        if (test.Value is null)
            return rows.Count == 0 == (test.Name != "ne");
        var row = chosen[Name([.. test.Path, test.Relation])];
        return (row is not null && Operators.Holds(key.Of(row), test.Name, KeysOf(test.Value, key)))
            || (test.Name == "in" && rows.Count == 0 && ((object?[])test.Value).Contains(null));
    }

    /// <summary>The row at the end of a path, null where a to-one relation is missing; false where a to-many path has no row.</summary>
    private bool TryFollow(Relation[] path, out object? row)
    {
        var start = Array.FindLastIndex(path, relation => relation.IsToMany) + 1;
        row = start == 0 ? root : chosen[Name(path[..start])];
        if (row is null)
            return false;
        foreach (var relation in path[start..])
            row = row is null ? null : relation.Rows(row).SingleOrDefault();
        return true;
    }

    private IEnumerable<object> Related(Relation[] path, Relation relation)
        => TryFollow(path, out var row) && row is not null ? relation.Rows(row) : [];

    private static IEnumerable<Relation[]> ToManyPaths(Tree tree)
        => tree switch
        {
            Group { Kind: "not" } => [],
            Group group => group.Parts.SelectMany(ToManyPaths),
            Test test => Prefixes(test.Path),
            Quantifier quantifier => Prefixes(quantifier.Path),
            RelationTest test => Prefixes(test is { IsOnKey: true, Value: not null } ? [.. test.Path, test.Relation] : test.Path),
            _ => [],
        };

    private static IEnumerable<Relation[]> Prefixes(Relation[] path)
        => from i in Enumerable.Range(0, path.Length) where path[i].IsToMany select path[..(i + 1)];

    private static string Name(Relation[] path) => string.Join('/', path.Select(relation => relation.Name));

    private static object? KeysOf(object? value, Column key)
        => value switch
        {
            object?[] list => list.Select(item => KeysOf(item, key)).ToArray(),
            null or string or int => value,
            var row => key.Of(row),
        };
}
