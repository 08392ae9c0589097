namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>A condition on a column at the end of a path.</summary>
public sealed record Test(IReadOnlyList<Link> Path, Field Field, string Operator, object? Value) : Term
{
    public override object ToFilter() => Condition(Path, $"{Field.Name}__{Operator}", Value);

    public override IEnumerable<Term> Smaller() => Value is Array { Length: > 1 } values && Operator is "in" or "notin" or "has_any" or "has_all"
        ? [this with { Value = Shorter((Array)Value!) }] // an array, as the condition says
        : [];

    public override IEnumerable<IReadOnlyList<Link>> Paths() => [Path];

    public override string ToString()
        => $"{string.Concat(Path.Select(link => $"{link.Name}___"))}{Field.Name}__{Operator} = "
            + $"{(Value is Array values ? $"[{string.Join(", ", values.Cast<object?>().Select(value => value ?? "null"))}]" : Value ?? "null")}";

    private static Array Shorter(Array values)
    {
        var shorter = Array.CreateInstance(values.GetType().GetElementType()!, values.Length - 1); // an array has one
        Array.Copy(values, shorter, values.Length - 1);
        return shorter;
    }
}
