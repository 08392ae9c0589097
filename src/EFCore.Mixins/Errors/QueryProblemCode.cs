namespace EFCore.Mixins;

/// <summary>What is wrong with a part of a request's query string or JSON body.</summary>
public enum QueryProblemCode
{
    /// <summary>A name is none of the resource, or malformed.</summary>
    Name,

    /// <summary>The attribute has no such operator.</summary>
    Operator,

    /// <summary>The value is not of the type that is expected, or not text that can be read.</summary>
    Value,

    /// <summary>Null where the operator gives it no meaning.</summary>
    Null,

    /// <summary>A name that takes one value was given twice.</summary>
    Repeated,

    /// <summary>A value, or an element of a list, is empty.</summary>
    Empty,

    /// <summary>A list stands where one value is expected, or the other way round, or has another number of values.</summary>
    List,

    /// <summary>Groups, quantifiers or JSON nest too deep.</summary>
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

    /// <summary>There is no such page.</summary>
    Page,

    /// <summary>The cursor cannot be used.</summary>
    Cursor,

    /// <summary>The body is not the JSON that is expected.</summary>
    Json,
}
