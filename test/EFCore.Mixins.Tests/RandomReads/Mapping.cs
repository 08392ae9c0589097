namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>One way to map the classes, drawn from a seed.</summary>
public sealed class Mapping
{
    private readonly Dictionary<Field, Form> forms = [];

    public Mapping(int seed, Database database)
    {
        Seed = seed;
        Database = database;
        var random = new Random(seed);
        Inheritance = Draw(random, "none", "TPH", "TPT", "TPC");
        var hasDocuments = database != Database.MySql && (Inheritance is "none" or "TPH"); // EF Core allows documents in one table for all classes only
        Part = Draw<string>(
            random,
            [
                "table",
                .. Inheritance is "TPC" or "TPT" ? [] : (string[])["complex"],
                .. Inheritance == "TPC" ? [] : (string[])["owned"],
                .. hasDocuments ? (string[])["json"] : [],
            ]);
        Marks = Draw<string>(random, ["rows", "rows", "owned", .. hasDocuments ? (string[])["json"] : []]);
        IsShelfRequired = random.Next(2) == 0;
        HasAlternateKey = random.Next(3) == 0;
        HasJoinClass = random.Next(2) == 0;
        HidesShelves = random.Next(3) == 0;
        HidesItems = random.Next(4) == 0;
        HidesMarks = Marks == "rows" && random.Next(3) == 0;
        HidesLabels = random.Next(3) == 0;
        foreach (var field in Fields.OfItem)
            forms[field] = field.Name == "Huge" && !CanOrderDecimals(database) ? Form.Plain : Draw(random, [.. FormsOf(field)]);
    }

    public int Seed { get; }

    public Database Database { get; }

    /// <summary><c>none</c>, <c>TPH</c>, <c>TPT</c> or <c>TPC</c>.</summary>
    public string Inheritance { get; }

    /// <summary><c>owned</c>, <c>table</c>, <c>complex</c> or <c>json</c>.</summary>
    public string Part { get; }

    /// <summary><c>rows</c>, <c>owned</c> or <c>json</c>.</summary>
    public string Marks { get; }

    public bool IsShelfRequired { get; }

    public bool HasAlternateKey { get; }

    public bool HasJoinClass { get; }

    public bool HidesShelves { get; }

    public bool HidesItems { get; }

    public bool HidesMarks { get; }

    public bool HidesLabels { get; }

    public bool HasDerived => Inheritance != "none";

    /// <summary>How the column stores its values.</summary>
    public Form FormOf(Field field) => forms.GetValueOrDefault(field);

    /// <summary>Whether a query filter hides the row.</summary>
    public bool Hides(object row)
        => row switch
        {
            Item item => HidesItems && item.Gone,
            Shelf shelf => HidesShelves && shelf.Gone,
            Mark mark => HidesMarks && mark.Gone,
            Label label => HidesLabels && label.Gone,
            _ => false,
        };

    public override string ToString()
        => $"mapping {Seed} on {Database}: inheritance {Inheritance}, part {Part}, marks {Marks}, shelf {(IsShelfRequired ? "required" : "optional")}"
            + $"{(HasAlternateKey ? " by alternate key" : "")}, hides{(HidesShelves ? " shelves" : "")}{(HidesItems ? " items" : "")}"
            + $"{(HidesMarks ? " marks" : "")}{(HidesLabels ? " labels" : "")}; "
            + $"{string.Join(", ", forms.Where(form => form.Value != Form.Plain).Select(form => $"{form.Key} {form.Value}"))}";

    private static IEnumerable<Form> FormsOf(Field field)
    {
        yield return Form.Plain;
        if (field.Sorted is not null)
            yield return Form.Sorted;
        if (field.Unsorted is not null)
            yield return Form.Unsorted;
    }

    /// <summary>EF Core 9 refuses to order by what SQLite holds as decimals.</summary>
    private static bool CanOrderDecimals(Database database) => database != Database.Sqlite || typeof(DbContext).Assembly.GetName().Version is { Major: >= 10 };

    private static T Draw<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
