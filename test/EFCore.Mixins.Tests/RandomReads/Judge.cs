namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Decides which rows meet a term, by its definition: every choice of related rows is tried.</summary>
/// <param name="isHidden">The rows that no query sees.</param>
public sealed class Judge(Func<object, bool> isHidden)
{
    /// <summary>Whether some choice of rows on the paths of the term makes it true.</summary>
    public bool Holds(Term term, object? root)
    {
        List<(string Name, IReadOnlyList<Link> Path)> variables =
        [
            .. term.Paths().SelectMany(ToMany).DistinctBy(variable => variable.Name).OrderBy(variable => variable.Path.Count),
        ];
        return Choose(term, root, variables, 0, []);
    }

    /// <summary>The related rows that a query sees; none where there is no row.</summary>
    public IReadOnlyList<object> Related(Link link, object? row) => [.. link.Of(row).Where(related => !isHidden(related))];

    /// <summary>The row that a path of references leads to; null where it ends on the way.</summary>
    public object? Follow(object? row, IEnumerable<Link> path)
        => path.Aggregate(row, (at, link) => Related(link, at) is [var one, ..] ? one : null);

    private bool Choose(Term term, object? root, List<(string Name, IReadOnlyList<Link> Path)> variables, int next, Dictionary<string, object?> chosen)
    {
        if (next == variables.Count)
            return IsTrue(term, root, chosen);
        var (name, path) = variables[next];
        var (isRow, start, rest) = Start(root, [.. path.Take(path.Count - 1)], chosen);
        foreach (var row in (isRow ? Related(path[^1], Follow(start, rest)) : []).Append(null))
        {
            chosen[name] = row;
            if (Choose(term, root, variables, next + 1, chosen))
                return true;
        }

        return false;
    }

    private bool IsTrue(Term term, object? root, Dictionary<string, object?> chosen)
        => term switch
        {
            Group { IsAnd: true } group => group.Parts.All(part => IsTrue(part, root, chosen)),
            Group group => group.Parts.Any(part => IsTrue(part, root, chosen)),
            Opposite opposite => !Holds(opposite.Inner, root),
            Test test => Start(root, test.Path, chosen) is (true, var start, var rest) && Operators.Holds(test, test.Field.Of(Follow(start, rest))),
            Quantified some => Start(root, some.Path, chosen) is (true, var start, var rest) && Quantify(some, Related(some.Relation, Follow(start, rest))),
            Counted counted => Start(root, counted.Path, chosen) is (true, var start, var rest)
                && Operators.Compare(counted.Operator, Related(counted.Relation, Follow(start, rest)).Count, counted.Value),
            Absent absent => Start(root, absent.Path, chosen) is (true, var start, var rest)
                && (Related(absent.Relation, Follow(start, rest)).Count == 0) == absent.IsNull,
            _ => throw new NotSupportedException(),
        };

    private bool Quantify(Quantified some, IReadOnlyList<object> rows)
        => some.Quantifier switch
        {
            "any" => rows.Any(row => Holds(some.Inner, row)),
            "none" => !rows.Any(row => Holds(some.Inner, row)),
            _ => rows.All(row => Holds(some.Inner, row)),
        };

    /// <summary>The row that a path starts from after its last step to many rows; no row where none is chosen there.</summary>
    private static (bool IsRow, object? Row, IEnumerable<Link> Steps) Start(object? root, IReadOnlyList<Link> path, Dictionary<string, object?> chosen)
    {
        var last = path.Count - 1;
        while (last >= 0 && !path[last].IsToMany)
            last--;
        var row = last < 0 ? root : chosen[Name(path.Take(last + 1))];
        return (last < 0 || row is not null, row, path.Skip(last + 1));
    }

    private static IEnumerable<(string Name, IReadOnlyList<Link> Path)> ToMany(IReadOnlyList<Link> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].IsToMany)
                yield return (Name(path.Take(i + 1)), [.. path.Take(i + 1)]);
        }
    }

    private static string Name(IEnumerable<Link> path) => string.Join('.', path);
}
