namespace EFCore.Mixins.Hybrids;

/// <summary>Writes types as C# does.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
        => Keywords.TryGetValue(type, out var keyword) ? keyword
            : Nullable.GetUnderlyingType(type) is { } underlying ? $"{Of(underlying)}?"
            : type.IsArray && type.GetElementType() is { } element ? $"{Of(element)}[]"
            : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>"
            : type.Name;
}
