namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A condition on the column at the end of a path; an empty name is <c>exact</c>.</summary>
internal sealed record Test(Relation[] Path, Column Column, string Name, object? Value, bool IsDotted) : Tree
{
    public override object Write(bool byDictionary)
        => new Dictionary<string, object?> { [Key(Path, Column.Name, Name, IsDotted)] = Value };

    public override IEnumerable<Tree> Smaller() => [];

    public override string ToString() => $"{Key(Path, Column.Name, Name, IsDotted)} = {Show(Value)}";
}
