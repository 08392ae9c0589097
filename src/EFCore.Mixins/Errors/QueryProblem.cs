namespace EFCore.Mixins;

/// <summary>One problem of a request's query string or JSON body.</summary>
/// <remarks>It contains no values, and only names from the request itself, so that it can be returned to the client.</remarks>
public sealed record QueryProblem
{
    /// <summary>The kind of problem, for programs.</summary>
    public required QueryProblemCode Code { get; init; }

    /// <summary>
    ///     The name of the parameter, at most 200 characters of it; null for a JSON body, and for the query string as a whole.
    /// </summary>
    public string? Parameter { get; init; }

    /// <summary>The position of the problem in the name as written in the query string.</summary>
    public int Position { get; init; }

    /// <summary>The pointer to the problem in the JSON: <c>/where/or/0/rating__ge</c>; null for a query string.</summary>
#pragma warning disable CA1720 // the word of RFC 6901 and RFC 9457
    public string? Pointer { get; init; }
#pragma warning restore CA1720

    /// <summary>A description for people: <c>A whole number is expected.</c></summary>
    public required string Detail { get; init; }

    /// <summary>A similar name. Null if there is none, or if it must not be disclosed.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The limit that is exceeded; null for other problems.</summary>
    public int? Max { get; init; }
}
