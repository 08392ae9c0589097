namespace EFCore.Mixins.Requests.Syntax;

/// <summary>What a value was written as.</summary>
internal enum RawValueKind
{
    /// <summary>The text of a parameter, which may stand for a value of any type.</summary>
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
