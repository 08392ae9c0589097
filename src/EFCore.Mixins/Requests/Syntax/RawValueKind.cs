namespace EFCore.Mixins.Requests.Syntax;

/// <summary>The syntax of a value.</summary>
internal enum RawValueKind
{
    /// <summary>The text of a parameter, which can be a value of any type.</summary>
    Text,

    /// <summary>A JSON string.</summary>
    String,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>A JSON <c>true</c>.</summary>
    True,

    /// <summary>A JSON <c>false</c>.</summary>
    False,

    /// <summary>A JSON <c>null</c>.</summary>
    Null,
}
