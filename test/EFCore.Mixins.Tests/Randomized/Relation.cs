namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A relation as the evaluator follows it: to no row or more.</summary>
internal sealed record Relation(string Name, string TargetName, bool IsToMany, Func<object, IEnumerable<object>> Rows)
{
    public Table Target() => Table.All.Single(table => table.Name == TargetName);
}
