namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Random objects that a mapping can store.</summary>
public sealed class Graph
{
    private readonly Random random;
    private readonly Mapping mapping;

    public Graph(Mapping mapping)
    {
        this.mapping = mapping;
        random = new Random(mapping.Seed + 1);
        Shelves = [.. Enumerable.Range(1, 3).Select(NewShelf)];
        Labels = [.. Enumerable.Range(1, 4).Select(id => new Label { Id = id, Text = (string)Any(Fields.OfLabel[1])!, Gone = OneOf(4) })]; // texts without null
        for (var id = 1; id <= 10; id++)
            Items.Add(NewItem(id));
    }

    public IReadOnlyList<Shelf> Shelves { get; }

    public List<Item> Items { get; } = [];

    public List<Mark> Marks { get; } = [];

    public IReadOnlyList<Label> Labels { get; }

    /// <summary>All rows of a class.</summary>
    public IReadOnlyList<object> Of(Type type)
        => type == typeof(Item) ? Items : type == typeof(Shelf) ? Shelves : type == typeof(Mark) ? Marks : Labels;

    /// <summary>The rows to add to a context.</summary>
    public IEnumerable<object> Roots => [.. Shelves, .. Labels, .. Items];

    private Shelf NewShelf(int id)
        => new() { Id = id, Code = $"c{id}", Name = (string?)Any(Fields.OfShelf[1]), Size = random.Next(1, 4), Gone = OneOf(3) };

    private Item NewItem(int id)
    {
        var item = mapping.HasDerived && OneOf(3) ? new SpecialItem() : new Item();
        item.Id = id;
        item.Gone = OneOf(4);
        foreach (var field in Fields.OfItem)
            item.GetType().GetProperty(field.Name)?.SetValue(item, field.IsList ? AnyList(field) : Any(field));
        if (mapping.Part == "complex" || !OneOf(3))
            item.Part = new Part { City = (string?)Any(Fields.OfPart[0]), Level = random.Next(1, 4) };
        if (mapping.IsShelfRequired || !OneOf(4))
            Connect(item, Shelves[random.Next(Shelves.Count)]);
        if (Items.Count > 0 && !OneOf(3))
            Connect(item, Items[random.Next(Items.Count)]);
        for (var marks = random.Next(4); marks > 0; marks--)
            Add(item, new Mark { Id = Marks.Count + 1, Score = random.Next(1, 4), Body = (string?)Any(Fields.OfMark[1]), Gone = OneOf(4), Item = item });
        foreach (var label in Labels.Where(_ => OneOf(3)))
        {
            item.Labels.Add(label);
            label.Items.Add(item);
        }

        return item;
    }

    private void Add(Item item, Mark mark)
    {
        item.Marks.Add(mark);
        Marks.Add(mark);
    }

    private static void Connect(Item item, Shelf shelf)
    {
        item.Shelf = shelf;
        shelf.Items.Add(item);
    }

    private static void Connect(Item item, Item parent)
    {
        item.Parent = parent;
        parent.Children.Add(item);
    }

    private object? AnyList(Field field)
        => field.Name == "Points"
            ? OneOf(3) ? null : Enumerable.Range(0, random.Next(3)).Select(_ => (int)Any(field)!).ToArray() // points without null
            : Enumerable.Range(0, random.Next(3)).Select(_ => (string)Any(field)!).ToList(); // tags without null

    private object? Any(Field field) => field.Pool[random.Next(field.Pool.Length)];

    private bool OneOf(int cases) => random.Next(cases) == 0;
}
