namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Trees joined by <c>and</c> or <c>or</c>, or one with <c>not</c> before it.</summary>
internal sealed record Group(string Kind, Tree[] Parts) : Tree
{
    public override object Write(bool byDictionary)
    {
        var parts = Parts.Select(part => part.Write(byDictionary)).ToArray();
        return (Kind, byDictionary) switch
        {
            ("and", false) => Filter.And(parts),
            ("or", false) => Filter.Or(parts),
            (_, false) => Filter.Not(parts[0]),
            ("not", true) => new Dictionary<string, object?> { ["not"] = parts[0] },
            _ => new Dictionary<string, object?> { [Kind] = parts },
        };
    }

    public override IEnumerable<Tree> Smaller()
    {
        foreach (var part in Parts)
            yield return part;
        for (var i = 0; i < Parts.Length; i++)
        {
            if (Parts.Length > 1)
                yield return this with { Parts = [.. Parts[..i], .. Parts[(i + 1)..]] };
            foreach (var part in Parts[i].Smaller())
                yield return this with { Parts = [.. Parts[..i], part, .. Parts[(i + 1)..]] };
        }
    }

    public override string ToString() => $"{Kind}({string.Join(", ", (object[])Parts)})";
}
