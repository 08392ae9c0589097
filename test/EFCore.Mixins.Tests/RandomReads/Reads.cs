namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Draws reads that a mapping allows.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="random">Where they come from.</param>
public sealed class Reads(Mapping mapping, Random random)
{
    private const int MostVariables = 3;

    public Read Next()
    {
        var root = Draw<Type>([typeof(Item), typeof(Item), typeof(Shelf), typeof(Label), .. mapping.Marks == "rows" ? (Type[])[typeof(Mark)] : []]);
        var isPage = random.Next(3) == 0;
        return new Read(
            root,
            random.Next(8) == 0 ? null : AnyTerm(root, depth: 3),
            random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, random.Next(3)).Select(_ => Key(root)).OfType<SortKey>()],
            isPage ? random.Next(4) : null,
            isPage ? random.Next(1, 5) : null,
            random.Next(2) == 0 ? [] : Plan(root),
            Draw(QueryTrackingBehavior.TrackAll, QueryTrackingBehavior.NoTracking, QueryTrackingBehavior.NoTrackingWithIdentityResolution),
            Draw(Door.Statement, Door.Tied, Door.Context))
        {
            SeesHidden = random.Next(8) == 0,
            Subqueries = Draw(SubqueryBehavior.Automatic, SubqueryBehavior.Automatic, SubqueryBehavior.In, SubqueryBehavior.Exists),
        };
    }

    private Term AnyTerm(Type root, int depth)
    {
        while (true)
        {
            var term = Draw(root, depth);
            if (term.Paths().Select(Variable).Where(name => name.Length > 0).Distinct().Count() <= MostVariables)
                return term;
        }
    }

    /// <summary>The part of a path that leads to many rows; empty where none does.</summary>
    private static string Variable(IReadOnlyList<Link> path) => string.Join('.', path.Take(path.ToList().FindLastIndex(link => link.IsToMany) + 1));

    private Term Draw(Type root, int depth)
        => random.Next(depth > 0 ? 10 : 5) switch
        {
            0 when Relation(root) is { } relation => new Absent([], relation, random.Next(2) == 0),
            1 when Path(root, out var end) is var path && Relation(end) is { IsToMany: true } many
                => new Counted(path, many, Draw("exact", "ne", "gt", "ge", "lt", "le"), random.Next(3)),
            5 or 6 => new Group(true, Parts(root, depth)),
            7 => new Group(false, Parts(root, depth)),
            8 => new Opposite(Draw(root, depth - 1)),
            9 when Path(root, out var end) is var path && Relation(end) is { } relation
                => new Quantified(path, relation, Draw("any", "none", "all"), AnyTerm(relation.Target, depth - 1)),
            _ => Condition(root),
        };

    private List<Term> Parts(Type root, int depth) => [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Draw(root, depth - 1))];

    private Test Condition(Type root)
    {
        var path = Path(root, out var end);
        var field = Draw(FieldsOf(end));
        var name = random.Next(30) == 0 ? Draw(Operators.All) : Draw(Operators.Of(field, mapping));
        return new Test(path, field, name, Value(field, name));
    }

    private object? Value(Field field, string name)
        => name switch
        {
            "isnull" => random.Next(2) == 0,
            "in" or "notin" => Array(field, random.Next(4), field.Pool),
            "has_any" or "has_all" => Array(field, random.Next(3), field.Pool),
            "between" or "notbetween" => Ends(field),
            _ when name.StartsWith("count", StringComparison.Ordinal) => random.Next(3),
            _ when name.StartsWith("year", StringComparison.Ordinal) => Draw(2023, 2024, 2025),
            _ when name.StartsWith("month", StringComparison.Ordinal) => Draw(1, 2, 12),
            _ when name.StartsWith("day", StringComparison.Ordinal) => Draw(1, 29, 31),
            _ when name.StartsWith("hour", StringComparison.Ordinal) => Draw(0, 8, 23),
            _ when name.StartsWith("minute", StringComparison.Ordinal) => Draw(0, 30),
            "exact" or "ne" => Draw(field.Pool),
            "contains" or "istartswith" or "iendswith" or "iexact" when random.Next(2) == 0 => ((string)Draw(Fields.OfShelf[1].Values)).ToUpperInvariant(),
            "contains" or "istartswith" or "iendswith" or "iexact" or "startswith" or "endswith" => Draw(Fields.OfShelf[1].Values),
            _ => Draw(field.Values),
        };

    private Array Ends(Field field)
    {
        object?[] ends = [Draw(field.Values), Draw(field.Values)];
        if (random.Next(5) == 0)
            ends[random.Next(2)] = null;
        return Array(field, ends);
    }

    private Array Array(Field field, int count, object?[] pool) => Array(field, [.. Enumerable.Range(0, count).Select(_ => Draw(pool))]);

    private static Array Array(Field field, object?[] values)
    {
        var element = field.Values[0].GetType();
        var array = System.Array.CreateInstance(element.IsValueType && !field.IsList ? typeof(Nullable<>).MakeGenericType(element) : element, values.Length);
        for (var i = 0; i < values.Length; i++)
            array.SetValue(values[i], i);
        return array;
    }

    private List<Link> Path(Type root, out Type end)
    {
        var path = new List<Link>();
        end = root;
        while (path.Count < 3 && random.Next(2) == 0 && Relation(end) is { } relation)
        {
            path.Add(relation);
            end = relation.Target;
        }

        return path;
    }

    private Link? Relation(Type type)
    {
        var relations = RelationsOf(type);
        return relations.Count == 0 ? null : Draw(relations);
    }

    private IReadOnlyList<Link> RelationsOf(Type type)
        => type switch
        {
            _ when type == typeof(Item) => Link.OfItem,
            _ when type == typeof(Shelf) => Link.OfShelf,
            _ when type == typeof(Label) => Link.OfLabel,
            _ when type == typeof(Mark) && mapping.Marks == "rows" => Link.OfMark,
            _ => [],
        };

    private IReadOnlyList<Field> FieldsOf(Type type)
        => type switch
        {
            _ when type == typeof(Item) => [.. Fields.OfItem.Where(field => !field.IsDerived || mapping.HasDerived)],
            _ when type == typeof(Shelf) => Fields.OfShelf,
            _ when type == typeof(Mark) => Fields.OfMark,
            _ when type == typeof(Part) => Fields.OfPart,
            _ => Fields.OfLabel,
        };

    private SortKey? Key(Type root)
    {
        var path = new List<Link>();
        var end = root;
        while (path.Count < 2 && random.Next(2) == 0 && Relation(end) is { IsToMany: false } relation)
        {
            path.Add(relation);
            end = relation.Target;
        }

        var isDescending = random.Next(2) == 0;
        var nulls = random.Next(4) == 0 ? Draw("nullsfirst", "nullslast") : null;
        if (random.Next(4) == 0 && Relation(end) is { IsToMany: true } many)
        {
            var aggregate = Draw("count", "min", "max");
            return aggregate == "count" ? new SortKey([.. path, many], null, aggregate, isDescending, null)
                : Sortable(many.Target) is { } aggregated ? new SortKey([.. path, many], aggregated, aggregate, isDescending, nulls) : null;
        }

        return Sortable(end) is { } field ? new SortKey(path, field, null, isDescending, nulls) : null;
    }

    private Field? Sortable(Type type)
    {
        var fields = FieldsOf(type).Where(field => field.Type != typeof(Guid) && Operators.Of(field, mapping).Contains("gt")).ToList();
        return fields.Count == 0 ? null : Draw(fields);
    }

    private List<(string Path, LoadStrategy Strategy)> Plan(Type root)
    {
        var plan = new List<(string, LoadStrategy)>();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var path = new List<Link>();
            for (var end = root; path.Count < 2 && (path.Count == 0 || random.Next(2) == 0) && Loadable(end) is { } relation; end = relation.Target)
                path.Add(relation);
            if (path.Count > 0 && !plan.Exists(step => step.Item1 == string.Join('.', path)))
                plan.Add((string.Join('.', path), Draw(LoadStrategy.Joined, LoadStrategy.SelectIn, LoadStrategy.Subquery)));
        }

        return plan;
    }

    private Link? Loadable(Type type)
        => Relation(type) is { } relation && relation.Target != typeof(Part) && (relation.Target != typeof(Mark) || mapping.Marks == "rows") ? relation : null;

    private T Draw<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
