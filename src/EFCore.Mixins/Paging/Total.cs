using EFCore.Mixins.Paging;

namespace EFCore.Mixins;

/// <summary>How the rows of all pages are counted. Default: no count.</summary>
public readonly record struct Total
{
    private Total(TotalKind kind, long most = 0) => (Kind, Most) = (kind, most);

    /// <summary>No total. A page takes one query.</summary>
    public static Total None => default;

    /// <summary>Counts all rows, with a separate query unless the page is the last one.</summary>
    public static Total Exact { get; } = new(TotalKind.Exact);

    /// <summary>
    ///     Uses PostgreSQL's estimate, which reads no rows and is as accurate as the table's statistics. Other databases count all rows,
    ///     like <see cref="Exact" />.
    /// </summary>
    public static Total Estimated { get; } = new(TotalKind.Estimated);

    /// <summary>How the rows are counted.</summary>
    internal TotalKind Kind { get; }

    /// <summary>The maximum number of counted rows.</summary>
    internal long Most { get; }

    /// <summary>Counts up to a number of rows: <c>Total.Capped(10_000)</c> is exact below 10,000, and 10,000 if there are more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive, or is <see cref="int.MaxValue" />.</exception>
    public static Total Capped(int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfEqual(most, int.MaxValue);
        return new Total(TotalKind.Capped, most);
    }
}
