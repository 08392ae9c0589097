namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A key with its values in the given order.</summary>
/// <param name="key">The key.</param>
/// <param name="origin">Its position.</param>
internal sealed class QueryConditionNode(string key, QueryOrigin origin) : QueryNode(origin)
{
    private readonly List<RawValue> values = new(1);

    public string Key => key;

    public IReadOnlyList<RawValue> Values => values;

    /// <summary>Whether it was written as a list: a JSON array, or a name that ends in <c>[]</c>.</summary>
    public bool IsList { get; set; }

    public void Add(RawValue value) => values.Add(value);
}
