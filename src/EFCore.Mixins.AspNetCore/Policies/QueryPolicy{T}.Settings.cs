namespace EFCore.Mixins;

/// <content>Pages, limits and syntax.</content>
public partial class QueryPolicy<T>
{
    /// <summary>Sets the size of pages, and how their rows are counted.</summary>
    /// <param name="size">The size if the request sets none. Default: 20.</param>
    /// <param name="max">The largest size. Default: 100.</param>
    /// <param name="maxOffset">The maximum number of rows before a page by number. Default: 10,000.</param>
    /// <param name="total">How the rows are counted. Default: capped at 10,000.</param>
    /// <param name="choose">Whether requests choose by <c>total=exact|capped|none</c>. Default: false.</param>
    /// <param name="overflow">The treatment of a larger size. Default: an error.</param>
    public QueryPolicy<T> Pages(
        int? size = null,
        int? max = null,
        int? maxOffset = null,
        Total? total = null,
        bool? choose = null,
        PageSizeOverflow? overflow = null)
        => Set(Rules.Settings.With(new()
        {
            PageSize = size,
            MaxPageSize = max,
            MaxOffset = maxOffset,
            Total = total,
            ChoosesTotal = choose,
            Overflow = overflow,
        }));

    /// <summary>Sets the order of pages by cursor, and of pages by number, if the request sets none.</summary>
    public QueryPolicy<T> Cursors(params IEnumerable<string> defaultOrder)
    {
        ArgumentNullException.ThrowIfNull(defaultOrder);
        return Set(Rules.Settings with { CursorOrder = [.. defaultOrder] });
    }

    /// <summary>Sets the limits of a request.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="maxCost">The cost of a query, see the documentation. Default: 100.</param>
    /// <param name="commandTimeout">The time limit of a statement of a request. Default: 5 seconds.</param>
    public QueryPolicy<T> Limits(QueryLimits limits, int? maxCost = null, TimeSpan? commandTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return Set(Rules.Settings.With(new() { Limits = limits, MaxCost = maxCost, CommandTimeout = commandTimeout }));
    }

    /// <summary>Ignores parameters that other code reads, for example a gateway: <c>Ignore("utm_*")</c>.</summary>
    /// <param name="names">Names, or prefixes followed by <c>*</c>.</param>
    public QueryPolicy<T> Ignore(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return With(Rules with { Ignored = Rules.Ignored.AddRange(names) });
    }

    /// <summary>Adds a <c>Link</c> header to pages (RFC 8288).</summary>
    public QueryPolicy<T> Links() => Set(Rules.Settings with { HasLinks = true });

    /// <summary>Lists allowed names in problems. Default: only in the Development environment.</summary>
    public QueryPolicy<T> TellAllowed(bool tells = true) => Set(Rules.Settings with { TellsAllowed = tells });

    /// <summary>Accepts conditions only as <c>filter[…]</c>.</summary>
    public QueryPolicy<T> Prefixed() => Set(Rules.Settings with { IsPrefixedOnly = true });

    /// <summary>Also accepts a filter as JSON in the URL: <c>filter={…}</c>.</summary>
    public QueryPolicy<T> AllowJsonParameter() => Set(Rules.Settings with { AllowsJsonParameter = true });

    /// <summary>Also accepts the numbers of enums.</summary>
    public QueryPolicy<T> AllowEnumNumbers() => Set(Rules.Settings with { AllowsEnumNumbers = true });

    /// <summary>Sets the meaning of parameters without a value.</summary>
    public QueryPolicy<T> OnEmpty(EmptyValues values) => Set(Rules.Settings with { EmptyValues = values });

    /// <summary>Sets the time zone of dates without an offset. Default: UTC.</summary>
    public QueryPolicy<T> Zone(TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        return Set(Rules.Settings with { TimeZone = timeZone });
    }

    /// <summary>Sets the names of the parameters that are not conditions.</summary>
    public QueryPolicy<T> Controls(QueryControlNaming names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Set(Rules.Settings with { Controls = names });
    }
}
