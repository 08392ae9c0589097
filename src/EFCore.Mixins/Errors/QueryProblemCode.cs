namespace EFCore.Mixins;

/// <summary>The kinds of problems of a request's query string or JSON body.</summary>
public enum QueryProblemCode
{
    /// <summary>A name is unknown or malformed.</summary>
    Name,

    /// <summary>The attribute has no such operator.</summary>
    Operator,

    /// <summary>The value does not have the expected type, or is not readable text.</summary>
    Value,

    /// <summary>The operator does not support null.</summary>
    Null,

    /// <summary>A name that takes one value is repeated.</summary>
    Repeated,

    /// <summary>A value, or an element of a list, is empty.</summary>
    Empty,

    /// <summary>A list was given instead of one value, or one value instead of a list, or a list has the wrong number of values.</summary>
    List,

    /// <summary>Groups, quantifiers or JSON are nested too deeply.</summary>
    Depth,

    /// <summary>A limit of <see cref="QueryLimits" /> is exceeded.</summary>
    Limit,

    /// <summary>A group or quantifier is malformed or empty.</summary>
    Group,

    /// <summary>The rows cannot be sorted by this key.</summary>
    Sort,

    /// <summary>The relation cannot be loaded.</summary>
    Load,

    /// <summary>The field cannot be chosen.</summary>
    Field,

    /// <summary>The page does not exist.</summary>
    Page,

    /// <summary>The cursor cannot be used.</summary>
    Cursor,

    /// <summary>The body is not the expected JSON.</summary>
    Json,
}
