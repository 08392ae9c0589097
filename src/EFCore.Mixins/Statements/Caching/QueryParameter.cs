namespace EFCore.Mixins.Statements.Caching;

/// <summary>A parameter of a compiled query, and how its value is computed from the values of a statement.</summary>
/// <param name="name">The name of the parameter.</param>
/// <param name="position">The position of the value in the statement.</param>
/// <param name="convert">Converts the value of the statement to that of the parameter; null if they are the same.</param>
internal readonly struct QueryParameter(string name, int position, Func<object?, object?>? convert)
{
    public string Name => name;

    public object? Of(object?[] values) => convert is null ? values[position] : convert(values[position]);
}
