namespace EFCore.Mixins;

/// <summary>One thing that is wrong with a request's query string or JSON body.</summary>
/// <remarks>It never holds a value, and of names only those that the request has itself, so that it can be shown to whoever sent the request.</remarks>
public sealed record QueryProblem
{
    /// <summary>What is wrong, for programs.</summary>
    public required QueryProblemCode Code { get; init; }

    /// <summary>The name of the parameter, at most 200 characters of it; null for a JSON body, and where the whole query string is meant.</summary>
    public string? Parameter { get; init; }

    /// <summary>Where in the name, as the query string writes it, the problem begins.</summary>
    public int Position { get; init; }

    /// <summary>Where in the JSON the problem is: <c>/where/or/0/rating__ge</c>; null for a query string.</summary>
#pragma warning disable CA1720 // the word of RFC 6901 and RFC 9457
    public string? Pointer { get; init; }
#pragma warning restore CA1720

    /// <summary>What is wrong, for people: <c>A whole number is expected.</c></summary>
    public required string Detail { get; init; }

    /// <summary>A name that may have been meant. Null if there is none, or if it must not be disclosed.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The limit that is exceeded; null for other problems.</summary>
    public int? Max { get; init; }
}
