namespace EFCore.Mixins.Statements.Caching;

/// <summary>A parameter of a compiled query, and how its value is made of those of a statement.</summary>
/// <param name="name">The name of the parameter.</param>
/// <param name="position">The position of the value among those of the statement.</param>
/// <param name="convert">Makes the value of the parameter of that of the statement; null where they are the same.</param>
internal readonly struct QueryParameter(string name, int position, Func<object?, object?>? convert)
{
    public string Name => name;

    public object? Of(object?[] values) => convert is null ? values[position] : convert(values[position]);
}
