using EFCore.Mixins.Expressions;


namespace EFCore.Mixins.Statements.Caching;

/// <summary>A parameter of a compiled query, and how its value is made of those of a statement.</summary>
internal readonly struct Slot(string name, Parameter parameter)
{
    private readonly int position = parameter.Argument.Position;
    private readonly Func<object?, object?>? convert = parameter.Conversion;

    public string Name => name;

    public object? Of(object?[] values) => convert is null ? values[position] : convert(values[position]);
}
