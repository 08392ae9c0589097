using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when a regular expression of a filter cannot be run: it is malformed in the database's dialect, or takes too long. The
///     inner exception is from the driver, or from .NET for an in-memory list.
/// </summary>
public sealed class PatternException : DbUpdateException
{
    internal PatternException(bool isTimeout, Exception cause, IReadOnlyList<EntityEntry> entries)
        : base(isTimeout ? TimeoutMessage : MalformedMessage, cause, entries)
        => IsTimeout = isTimeout;

    /// <summary>Whether the pattern took too long; otherwise it is malformed.</summary>
    public bool IsTimeout { get; }

    private static string MalformedMessage
        => "The query was not run: a regular expression in it is malformed in the dialect of the database. " +
            "Correct the value of 'regex', or use 'contains' or 'like'.";

    private static string TimeoutMessage
        => "The query was not run to its end: a regular expression in it takes too long on the text of a row. " +
            $"Write a pattern without nested repetitions, or raise '{nameof(FilterLimits)}.{nameof(FilterLimits.MaxRegexTime)}'.";
}
