using System.Text;

namespace EFCore.Mixins.Values;

/// <summary>The names of types in messages, as in C#: <c>int</c>, <c>List&lt;Post&gt;</c>, <c>byte[]</c>.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
        => type switch
        {
            _ when Keywords.TryGetValue(type, out var keyword) => keyword,
            _ when Nullable.GetUnderlyingType(type) is { } underlying => $"{Of(underlying)}?",
            { IsArray: true } => $"{Of(type.GetElementType() ?? typeof(object))}[{new string(',', type.GetArrayRank() - 1)}]",
            { IsGenericType: true } => OfGeneric(type),
            _ => type.Name,
        };

    /// <summary>The name with its article: <c>a 'Post'</c>, <c>an 'Order'</c>.</summary>
    public static string WithArticle(Type type, bool quoted = true)
    {
        var name = Of(type);
        return quoted ? $"{ArticleOf(name)} '{name}'" : $"{ArticleOf(name)} {name}";
    }

    private static string ArticleOf(string name) => name[0] is 'A' or 'E' or 'I' or 'O' or 'a' or 'e' or 'i' or 'o' ? "an" : "a";

    // Dictionary`2 of string and int is Dictionary<string, int>
    private static string OfGeneric(Type type)
    {
        var name = type.Name.IndexOf('`', StringComparison.Ordinal) is > 0 and var end ? type.Name[..end] : type.Name;
        return new StringBuilder(name).Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Of)).Append('>').ToString();
    }
}
