using System.Globalization;

namespace EFCore.Mixins.Cases;

/// <summary>How long the page and the total of a case take, in milliseconds; infinite where the database ended the statement.</summary>
internal readonly record struct CaseTimes(double Page, double Total)
{
    /// <summary>Times that any other is better than.</summary>
    public static CaseTimes Unknown { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    public double Worst => Math.Max(Page, Total);

    public CaseTimes Best(CaseTimes other) => new(Math.Min(Page, other.Page), Math.Min(Total, other.Total));

    /// <summary>Both times, each at most that of a statement that was ended.</summary>
    public double Sum(double most) => Math.Min(Page, most) + Math.Min(Total, most);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Page:0.0} and {Total:0.0} ms");
}
